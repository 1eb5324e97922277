package dev.usher.gateway.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The origins whose pages may call the API from a browser.
 *
 * @param origins exact origins such as {@code https://shop.example.com}; none by default
 */
@ConfigurationProperties("usher.cors")
record CorsSettings(@DefaultValue({}) List<String> origins) {

    CorsSettings {
        origins = origins.stream().filter(origin -> !origin.isBlank()).toList();
        if (origins.stream().anyMatch(origin -> origin.contains("*"))) {
            throw new IllegalArgumentException(
                    "usher.cors.origins must be exact origins without wildcards");
        }
    }
}
