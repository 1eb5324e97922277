package dev.usher.gateway.problem;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Says which problem a failure of the gateway or of what is behind it is. */
final class ProblemMapping {

    private static final int MAX_DEPTH = 10;
    private static final ProblemType BAD_REQUEST = CommonProblems.INVALID_REQUEST;

    private ProblemMapping() {}

    /** The problem, or nothing for a defect of ours. */
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
                CommonProblems.INTERNAL_ERROR, "Something broke on our side; it was recorded.");
    }

    private static Optional<ProblemException> of(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> Optional.of(problem);
            case AuthenticationServiceException _ ->
                    Optional.of(
                            CommonProblems.unavailable("Tokens can't be checked for the moment."));
            case ConnectException _ -> Optional.of(away());
            case UnknownHostException _ -> Optional.of(away());
            case PoolAcquireTimeoutException _ -> Optional.of(away());
            case PoolAcquirePendingLimitException _ -> Optional.of(away());
            case TimeoutException _ -> Optional.of(late());
            case ReadTimeoutException _ -> Optional.of(late());
            case IOException _ -> Optional.of(brokenOff());
            // The service closed the connection while the call was on its way.
            case AbortedException _ -> Optional.of(brokenOff());
            default -> Optional.empty();
        };
    }

    private static ProblemException brokenOff() {
        return new ProblemException(
                CommonProblems.BAD_GATEWAY, "The service behind this call broke off its answer.");
    }

    private static ProblemException ofStatus(int status) {
        return switch (status) {
            case 404 ->
                    new ProblemException(
                            CommonProblems.NOT_FOUND, "There is no such call, see /docs.");
            case 405 -> simple(CommonProblems.METHOD_NOT_ALLOWED);
            case 406 -> simple(CommonProblems.NOT_ACCEPTABLE);
            case 413 -> simple(CommonProblems.PAYLOAD_TOO_LARGE);
            case 415 -> simple(CommonProblems.UNSUPPORTED_MEDIA_TYPE);
            case 502 -> simple(CommonProblems.BAD_GATEWAY);
            case 503 -> away();
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

    private static ProblemException away() {
        return CommonProblems.unavailable("The service behind this call is away.");
    }

    private static ProblemException late() {
        return new ProblemException(
                CommonProblems.GATEWAY_TIMEOUT,
                "The service behind this call did not answer in time.");
    }
}
