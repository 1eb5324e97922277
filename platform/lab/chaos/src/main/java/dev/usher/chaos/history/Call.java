package dev.usher.chaos.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a client of the lab, in real time. The subjects are ids by kind, for example {@code
 * reservation}, {@code order}, {@code ticket}, {@code scan}, {@code event}.
 *
 * @param status HTTP status, 0 without an answer
 * @param code problem code of a refusal
 * @param retryAfter whether the answer said when to come again
 * @param attempt from 1; a repeat of the same request has the next number
 */
public record Call(
        String actor,
        String operation,
        int attempt,
        Outcome outcome,
        int status,
        @Nullable String code,
        boolean retryAfter,
        Map<String, String> subjects,
        @Nullable String answer,
        Instant startedAt,
        Duration took) {

    /** The outcome as far as the client knows it. */
    public enum Outcome {
        /** Answered 2xx: it took effect. */
        OK,
        /** Answered 4xx: it took no effect. */
        REFUSED,
        /** No answer, or 5xx: it may have taken effect or may still do so. */
        UNKNOWN
    }

    public Call {
        subjects = Map.copyOf(subjects);
    }
}
