package dev.usher.gateway.door;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import java.util.List;

/** The problems that end a connection. */
public final class DoorProblems {

    static final ProblemType REQUEST_TIMEOUT =
            new ProblemType(
                            "request_timeout",
                            408,
                            "Request too slow",
                            "The request did not arrive in time; nothing was done. Send it again on a new"
                                    + " connection: the header must arrive within 10 s, the body within 15 s"
                                    + " after it.")
                    .example("/v1/events", "The whole request must arrive within its time.");

    static final ProblemType URI_TOO_LONG =
            new ProblemType(
                            "uri_too_long",
                            414,
                            "Address too long",
                            "The first line of the request is longer than the 4 KB that are read. Send a"
                                    + " shorter path or query.")
                    .example("/v1/events", "The request line must be shorter.");

    static final ProblemType HEADERS_TOO_LARGE =
            new ProblemType(
                            "headers_too_large",
                            431,
                            "Headers too large",
                            "The headers of the request are larger than the 8 KB that are read. Send fewer"
                                    + " or shorter ones.")
                    .example("/v1/events", "The headers must be smaller.");

    private static final Duration SOON = Duration.ofSeconds(1);

    private DoorProblems() {}

    /** Returns the types that only the gateway knows. */
    public static List<ProblemType> all() {
        return List.of(REQUEST_TIMEOUT, URI_TOO_LONG, HEADERS_TOO_LARGE);
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(CommonProblems.INVALID_REQUEST, detail);
    }

    static ProblemException ofDecoding(Throwable failure) {
        return switch (failure) {
            case TooLongHttpLineException _ -> new ProblemException(URI_TOO_LONG);
            case TooLongHttpHeaderException _ -> new ProblemException(HEADERS_TOO_LARGE);
            default -> malformed("The request must be well-formed HTTP/1.1.");
        };
    }

    static ProblemException late() {
        return new ProblemException(REQUEST_TIMEOUT);
    }

    static ProblemException unanswered() {
        return new ProblemException(
                        CommonProblems.GATEWAY_TIMEOUT, "The call was not answered in time.")
                .retryAfter(SOON);
    }

    static ProblemException tooManyOfAddress() {
        return new ProblemException(
                        CommonProblems.RATE_LIMITED,
                        "Too many connections of one address are open.")
                .retryAfter(SOON);
    }

    static ProblemException givenUp() {
        return new ProblemException(
                        CommonProblems.RATE_LIMITED,
                        "Too many requests of one address are incomplete; this was the oldest.")
                .retryAfter(SOON);
    }

    static ProblemException full() {
        return CommonProblems.unavailable("The gateway has too many connections.");
    }
}
