package dev.usher.platform.web.security;

import dev.usher.platform.web.form.ShownText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The rules for the claims of a token with a valid signature. All rules are here, because a custom
 * validator replaces every default of the framework.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {

    /** The same answer for every reason, so that a forger learns nothing. */
    private static final OAuth2TokenValidatorResult REFUSED =
            OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));

    private final SecuritySettings settings;
    private final Set<String> internalClients;
    private final Now now;

    /** The real time. Tokens ignore the clock of the suite, because their issuer does. */
    @FunctionalInterface
    interface Now {
        Instant instant();
    }

    /**
     * Accepts tokens of the clients in the settings and of those that make internal calls to this
     * service.
     */
    TokenRules(SecuritySettings settings, Set<String> internalClients, Now now) {
        this.settings = settings;
        this.internalClients = Set.copyOf(internalClients);
        this.now = now;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        boolean good =
                isCurrent(token.getExpiresAt(), token.getNotBefore())
                        && settings.issuer().equals(token.getClaimAsString("iss"))
                        && isForUs(token.getAudience())
                        && "Bearer".equals(token.getClaims().get("typ"))
                        && isAllowed(token.getClaims().get("azp"))
                        && token.getClaims().get("sub") instanceof String subject
                        && !subject.isBlank()
                        && ShownText.isLine(subject);
        return good ? OAuth2TokenValidatorResult.success() : REFUSED;
    }

    private boolean isCurrent(@Nullable Instant expiresAt, @Nullable Instant notBefore) {
        Instant at = now.instant();
        Duration skew = settings.clockSkew();
        return expiresAt != null
                && at.isBefore(expiresAt.plus(skew))
                && (notBefore == null || !at.isBefore(notBefore.minus(skew)));
    }

    private boolean isForUs(@Nullable List<String> audience) {
        return audience != null && audience.contains(settings.audience());
    }

    private boolean isAllowed(@Nullable Object client) {
        return client instanceof String name
                && (internalClients.contains(name) || settings.allows(name));
    }
}
