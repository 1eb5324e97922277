package dev.usher.platform.web.security;

import org.springframework.http.HttpMethod;

/**
 * A call between services, which one client may make with one scope. A service registers each as a
 * bean; every other path below {@code /internal} is refused.
 *
 * @param pattern path pattern as in a controller's mapping, {@code /internal/reservations/{id}}
 * @param client the only client ({@code azp}) that may make the call
 * @param scope must be among the scopes of its token
 */
public record InternalEndpoint(HttpMethod method, String pattern, String client, String scope) {

    public InternalEndpoint {
        if (!pattern.startsWith("/internal/")) {
            throw new IllegalArgumentException(
                    "the path of an internal call must begin with /internal/, not " + pattern);
        }
    }

    public static InternalEndpoint post(String pattern, String client, String scope) {
        return new InternalEndpoint(HttpMethod.POST, pattern, client, scope);
    }
}
