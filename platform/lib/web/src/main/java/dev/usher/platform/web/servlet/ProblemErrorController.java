package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.ProblemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors outside the dispatcher: of filters, firewall and container. */
@Controller
class ProblemErrorController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    private final ProblemResponse problems;

    ProblemErrorController(ProblemResponse problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(problemOf(request), request, response);
    }

    private static ProblemException problemOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return ServletProblems.expected(thrown)
                    .orElseGet(() -> {
                        log.error("a request failed outside the dispatcher", thrown);
                        return ServletProblems.defect();
                    });
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? ServletProblems.ofStatus(status)
                : ServletProblems.ofStatus(404);
    }
}
