package dev.usher.gateway.access;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The origins whose pages may send tokens and change things from a browser.
 *
 * @param origins exact origins such as {@code https://shop.example.com}, none by default; for local
 *     suites {@code http://localhost:*} and {@code http://127.0.0.1:*} stand for every port
 * @param preflightKept how long a browser may keep the answer of a preflight
 */
@ConfigurationProperties("usher.cors")
record CorsSettings(
        @DefaultValue({}) List<String> origins, @DefaultValue("1h") Duration preflightKept) {

    private static final Pattern EXACT =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

    CorsSettings {
        origins = origins.stream().map(String::strip).filter(o -> !o.isEmpty()).toList();
        for (String origin : origins) {
            if (!AllowedOrigins.ON_EVERY_PORT.contains(origin)
                    && !EXACT.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "usher.cors.origins must be exact origins, in lower case and without a path,"
                                + " or one of "
                                + AllowedOrigins.ON_EVERY_PORT);
            }
        }
    }
}
