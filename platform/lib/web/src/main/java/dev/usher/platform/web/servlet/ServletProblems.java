package dev.usher.platform.web.servlet;

import dev.usher.platform.database.DatabaseFailures;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import java.io.EOFException;
import java.util.Locale;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Maps exceptions to problems. No text of an exception reaches a client. */
final class ServletProblems {

    private ServletProblems() {}

    /** Returns the problem of an exception, or nothing for a defect. */
    static Optional<ProblemException> expected(Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> Optional.of(problem);
            case InvalidParameterException _ ->
                    Optional.of(
                            ProblemException.invalid(
                                    "", "malformed", "the query must be well-formed"));
            case RequestRejectedException _ -> Optional.of(ofStatus(400));
            case MethodArgumentTypeMismatchException mismatch -> Optional.of(ofMismatch(mismatch));
            case MissingServletRequestParameterException missing ->
                    Optional.of(required(missing.getParameterName()));
            case MissingRequestHeaderException missing ->
                    Optional.of(required(missing.getHeaderName()));
            case HttpMessageNotReadableException _ ->
                    Optional.of(ProblemException.invalid("", "required", "the body must be given"));
            // The caller announced a longer body than it sent, and has mostly closed the
            // connection.
            case EOFException _ -> Optional.of(hungUp());
            case ClientAbortException _ -> Optional.of(hungUp());
            case AccessDeniedException _ ->
                    Optional.of(
                            new ProblemException(
                                    CommonProblems.FORBIDDEN,
                                    "The caller is not allowed to make this call."));
            case AuthenticationException _ ->
                    Optional.of(
                            new ProblemException(
                                    CommonProblems.UNAUTHENTICATED, "The call needs a token."));
            case ErrorResponse response -> ofResponse(response);
            case Throwable other when DatabaseFailures.isTransient(other) ->
                    Optional.of(CommonProblems.unavailable());
            default -> Optional.empty();
        };
    }

    private static ProblemException hungUp() {
        return ProblemException.invalid(
                "", "malformed", "the body must be complete; the connection ended before it");
    }

    /** Returns the 500, which reveals nothing but the trace id. */
    static ProblemException defect() {
        return new ProblemException(
                CommonProblems.INTERNAL_ERROR, "The service failed; the failure was logged.");
    }

    static ProblemException ofStatus(int status) {
        if (status == 400) {
            return ProblemException.invalid(
                    "", "malformed", "the request must be well-formed HTTP");
        }
        for (ProblemType type : CommonProblems.all()) {
            if (type.status() == status && !type.equals(CommonProblems.IDEMPOTENCY_IN_PROGRESS)) {
                return new ProblemException(type, type.title() + ".");
            }
        }
        HttpStatus known = HttpStatus.resolve(status);
        if (known == null || !known.isError()) {
            return defect();
        }
        String title = known.getReasonPhrase();
        ProblemType type =
                new ProblemType(known.name().toLowerCase(Locale.ROOT), status, title, title + ".");
        return new ProblemException(type, title + ".");
    }

    private static Optional<ProblemException> ofResponse(ErrorResponse response) {
        int status = response.getStatusCode().value();
        if (status == 500) {
            return Optional.empty();
        }
        ProblemException problem = ofStatus(status);
        HttpHeaders headers = response.getHeaders();
        headers.forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return Optional.of(problem);
    }

    private static ProblemException ofMismatch(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            // No resource has a malformed id, so the answer is 404.
            return CommonProblems.notFound();
        }
        String name = mismatch.getName();
        return ProblemException.invalid(
                "/" + name, "wrong_format", name + " must have the format that this call expects");
    }

    private static ProblemException required(String name) {
        return ProblemException.invalid("/" + name, "required", name + " must be given");
    }
}
