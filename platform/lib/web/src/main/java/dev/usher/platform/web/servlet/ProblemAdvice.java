package dev.usher.platform.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every exception of a controller or the dispatcher as a problem. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private final ProblemResponse problems;

    ProblemAdvice(ProblemResponse problems) {
        this.problems = problems;
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void onGoneClient() {
        // The client has closed the connection.
    }

    @ExceptionHandler(Throwable.class)
    void on(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(thrown, request, response);
    }
}
