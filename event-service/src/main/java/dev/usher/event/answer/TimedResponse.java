package dev.usher.event.answer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * An answer, and how long the gateway may use it for other callers without a token, from the moment
 * at which it asked; zero if it is for one caller alone.
 */
public record TimedResponse(CachedResponse answer, Duration freshFor) {

    /** The header with that time in whole milliseconds. Callers never see it. */
    public static final String HEADER = "Usher-Fresh-For";

    /** Makes an answer that is for one caller alone. */
    public static TimedResponse forOne(CachedResponse answer) {
        return new TimedResponse(answer, Duration.ZERO);
    }

    /**
     * Answers a request, as {@link CachedResponse#to}.
     *
     * @param vary the request headers that the answer depends on
     */
    public ResponseEntity<byte[]> to(@Nullable String ifNoneMatch, String... vary) {
        ResponseEntity<byte[]> response = answer.to(ifNoneMatch, vary);
        return freshFor.toMillis() <= 0
                ? response
                : ResponseEntity.status(response.getStatusCode())
                        .headers(response.getHeaders())
                        .header(HEADER, String.valueOf(freshFor.toMillis()))
                        .body(response.getBody());
    }
}
