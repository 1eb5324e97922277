package dev.usher.gateway.limit;

import org.springframework.http.HttpHeaders;

/**
 * Tells callers about a limit: in three numbers, and in the structured fields of
 * draft-ietf-httpapi-ratelimit-headers-11. There the quota {@code q} of a bucket is its burst, and
 * the window {@code w} is the time in which an empty bucket becomes full.
 */
final class PolicyHeaders {

    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";
    private static final String RESET = "RateLimit-Reset";
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final String limit;
    private final String policy;
    private final String stateStart;

    PolicyHeaders(String name, TokenBucket.Rate rate) {
        long window = (long) Math.ceil(rate.burst() / rate.perSecond());
        this.limit = String.valueOf(rate.burst());
        this.policy = '"' + name + "\";q=" + limit + ";w=" + window;
        this.stateStart = '"' + name + "\";r=";
    }

    /** Sets the headers of an answer; what another limit has told before is replaced. */
    void tell(TokenBucket.Taken taken, HttpHeaders headers) {
        String remaining = String.valueOf(taken.remaining());
        // The draft lets Retry-After end no earlier than the window that RateLimit tells.
        long window = taken.granted() ? taken.resetSeconds() : taken.retryAfterSeconds();
        headers.set(LIMIT, limit);
        headers.set(REMAINING, remaining);
        headers.set(RESET, String.valueOf(taken.resetSeconds()));
        headers.set(POLICY, policy);
        headers.set(STATE, stateStart + remaining + ";t=" + window);
    }
}
