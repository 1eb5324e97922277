package dev.usher.chaos.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client of the lab, by real time. The subjects name what it was about, for example
 * {@code reservation}, {@code order}, {@code ticket}, {@code scan}, {@code event}.
 *
 * @param status HTTP status, 0 when there was no answer
 * @param code problem code of a refusal
 * @param attempt from 1; a repeat of the same request counts on
 */
public record Call(
        String actor,
        String operation,
        int attempt,
        Outcome outcome,
        int status,
        @Nullable String code,
        Map<String, String> subjects,
        @Nullable String answer,
        Instant startedAt,
        Duration took) {

    /** As a client can know it. */
    public enum Outcome {
        /** Answered 2xx: it happened. */
        OK,
        /** Answered 4xx: it did not happen. */
        REFUSED,
        /** No answer, or 5xx: it may have happened or may still happen. */
        UNKNOWN
    }

    public Call {
        subjects = Map.copyOf(subjects);
    }
}
