package dev.usher.platform.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * Reads the token of {@code Authorization: Bearer …} (RFC 6750 section 2.1). The framework's own
 * resolvers match a pattern for each request; here only the decoder checks the token.
 */
public final class BearerToken {

    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    /**
     * Returns the token in the value of an {@code Authorization} header, unchecked.
     *
     * @return {@code null} if the header is absent or of another scheme
     * @throws OAuth2AuthenticationException if the scheme is there, but no space and token after it
     */
    public static @Nullable String of(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = authorization.substring(SCHEME.length());
        if (!token.startsWith(" ") || token.isBlank()) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidToken("there is no token"));
        }
        return token.strip();
    }
}
