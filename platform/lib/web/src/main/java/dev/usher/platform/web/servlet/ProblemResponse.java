package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.ProblemDocument;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.trace.Trace;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems to the response without content negotiation, so that a client that accepts only
 * images gets the problem, too.
 */
public final class ProblemResponse {

    private static final Logger log = LoggerFactory.getLogger(ProblemResponse.class);

    private final ProblemDocument document;
    private final JsonMapper json = JsonMapper.builder().build();

    public ProblemResponse(ProblemDocument document) {
        this.document = document;
    }

    /** Answers with the problem of an exception, and logs defects. */
    public void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ProblemException> expected = ServletProblems.expected(thrown);
        if (expected.isEmpty()) {
            log.error("{} failed", route(request), thrown);
        } else if (!(thrown instanceof ProblemException) && expected.get().type().status() >= 500) {
            log.warn("{} could not be served", route(request), thrown);
        }
        write(expected.orElseGet(ServletProblems::defect), request, response);
    }

    /** Answers with the problem; does nothing if the response is already being sent. */
    public void write(
            ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body =
                json.writeValueAsBytes(document.of(problem, instance(request), Trace.currentId()));
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The call without anything that its caller chose: {@code GET /v1/events/{id}}. */
    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                        instanceof String pattern
                ? request.getMethod() + " " + pattern
                : "A call without a route";
    }

    private static String instance(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
