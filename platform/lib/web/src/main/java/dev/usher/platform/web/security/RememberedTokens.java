package dev.usher.platform.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once and caches valid tokens for a short time. The rules,
 * expiry among them, are checked at each call. A key that the issuer revokes stays valid until the
 * cached token expires.
 */
final class RememberedTokens implements JwtDecoder {

    private final JwtDecoder decoder;
    private final TokenRules rules;
    private final Cache<String, Jwt> good;

    RememberedTokens(JwtDecoder decoder, TokenRules rules, SecuritySettings settings) {
        this.decoder = decoder;
        this.rules = rules;
        this.good =
                Caffeine.newBuilder()
                        .maximumSize(settings.tokensRemembered())
                        .expireAfterWrite(settings.tokenMemory())
                        .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known == null) {
            Jwt decoded = decoder.decode(token);
            good.put(token, decoded);
            return decoded;
        }
        OAuth2TokenValidatorResult result = rules.validate(known);
        if (result.hasErrors()) {
            good.invalidate(token);
            throw new JwtValidationException(
                    "a cached token that is no longer valid", result.getErrors());
        }
        return known;
    }
}
