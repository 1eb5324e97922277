package dev.usher.gateway.route;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * The time for which a service allows its answer to be used for other callers, from the moment at
 * which it was asked. The header is for the gateway alone and tells whole milliseconds; without it
 * an answer is for one caller. {@code Cache-Control} remains what callers and the caches between
 * are told.
 */
public final class FreshFor {

    /** The attribute of an exchange with that time, as a {@link Duration}. */
    public static final String ATTRIBUTE = FreshFor.class.getName();

    static final String HEADER = "usher-fresh-for";

    private static final int MOST_DIGITS = 9;

    private FreshFor() {}

    /** Takes the time from the headers of a service. */
    static void note(HttpHeaders ofService, ServerWebExchange exchange) {
        parse(ofService.getFirst(HEADER))
                .ifPresent(time -> exchange.getAttributes().put(ATTRIBUTE, time));
    }

    private static Optional<Duration> parse(@Nullable String millis) {
        return millis == null
                        || millis.isEmpty()
                        || millis.length() > MOST_DIGITS
                        || !millis.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Long.parseLong(millis)));
    }
}
