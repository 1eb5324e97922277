package dev.usher.platform.web.security;

import org.springframework.http.HttpMethod;

/**
 * A call that needs no token.
 *
 * @param pattern path pattern as in a controller's mapping, {@code /v1/events/{id}}
 */
public record OpenEndpoint(HttpMethod method, String pattern) {

    public static OpenEndpoint get(String pattern) {
        return new OpenEndpoint(HttpMethod.GET, pattern);
    }

    public static OpenEndpoint post(String pattern) {
        return new OpenEndpoint(HttpMethod.POST, pattern);
    }
}
