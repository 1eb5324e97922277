package dev.usher.gateway.problem;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Maps a failure of the gateway, or of a service behind it, to a problem. */
final class GatewayProblems {

    private static final int MAX_DEPTH = 10;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final ProblemType BAD_REQUEST = CommonProblems.INVALID_REQUEST;

    private GatewayProblems() {}

    /** Returns the problem, or empty if the failure is a defect of the gateway. */
    static Optional<ProblemException> expected(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            Optional<ProblemException> problem = of(cause);
            if (problem.isPresent()) {
                return problem;
            }
            cause = cause.getCause();
        }
        return thrown instanceof ErrorResponse response
                ? Optional.of(ofStatus(response.getStatusCode().value()))
                : Optional.empty();
    }

    static ProblemException defect() {
        return new ProblemException(
                CommonProblems.INTERNAL_ERROR, "The gateway failed; the failure was logged.");
    }

    private static Optional<ProblemException> of(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> Optional.of(problem);
            case AuthenticationServiceException _ ->
                    Optional.of(
                            CommonProblems.unavailable(
                                    "Tokens cannot be checked at the moment; retry after `Retry-After` seconds."));
            case ConnectException _ -> Optional.of(unavailable());
            case UnknownHostException _ -> Optional.of(unavailable());
            case PoolAcquireTimeoutException _ -> Optional.of(unavailable());
            case PoolAcquirePendingLimitException _ -> Optional.of(unavailable());
            case TimeoutException _ -> Optional.of(late());
            case ReadTimeoutException _ -> Optional.of(late());
            case IOException _ -> Optional.of(closedEarly());
            // The service closed the connection while the call was on its way.
            case AbortedException _ -> Optional.of(closedEarly());
            default -> Optional.empty();
        };
    }

    static ProblemException wrongMethod(Set<String> allowed) {
        return new ProblemException(
                        CommonProblems.METHOD_NOT_ALLOWED,
                        "The method of this call must be one of those in `Allow`.")
                .header("Allow", String.join(", ", allowed));
    }

    private static ProblemException closedEarly() {
        return new ProblemException(
                        CommonProblems.BAD_GATEWAY,
                        "The service behind this call closed the connection before it had answered.")
                .retryAfter(SOON);
    }

    private static ProblemException ofStatus(int status) {
        return switch (status) {
            case 404 ->
                    new ProblemException(
                            CommonProblems.NOT_FOUND,
                            "No call has this method and path; /docs lists all.");
            case 405 -> simple(CommonProblems.METHOD_NOT_ALLOWED);
            case 406 -> simple(CommonProblems.NOT_ACCEPTABLE);
            case 413 -> simple(CommonProblems.PAYLOAD_TOO_LARGE);
            case 415 -> simple(CommonProblems.UNSUPPORTED_MEDIA_TYPE);
            case 502 -> closedEarly();
            case 503 -> unavailable();
            case 504 -> late();
            default ->
                    status < 500
                            ? new ProblemException(BAD_REQUEST, "The request is malformed.")
                            : defect();
        };
    }

    private static ProblemException simple(ProblemType type) {
        return new ProblemException(type, type.title() + ".");
    }

    private static ProblemException unavailable() {
        return CommonProblems.unavailable(
                "A service this call depends on is unavailable; retry after `Retry-After` seconds.");
    }

    private static ProblemException late() {
        return new ProblemException(
                        CommonProblems.GATEWAY_TIMEOUT,
                        "The service behind this call did not answer in time.")
                .retryAfter(SOON);
    }
}
