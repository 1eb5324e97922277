package dev.usher.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class RememberedTokensTests {

    private static final Instant START = Instant.parse("2027-01-20T19:00:00Z");

    private Instant now = START;
    private int checked;

    private final SecuritySettings settings =
            new SecuritySettings(
                    "https://issuer",
                    null,
                    "usher-api",
                    List.of("usher-web"),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(10),
                    100);

    private final RememberedTokens tokens =
            new RememberedTokens(
                    this::check, new TokenRules(settings, Set.of(), () -> now), settings);

    @Test
    void checkASignatureOnce() {
        Jwt first = tokens.decode("good");

        assertThat(tokens.decode("good")).isEqualTo(first);
        assertThat(checked).isEqualTo(1);
    }

    @Test
    void askTheRulesEachTime() {
        tokens.decode("good");
        now = START.plus(Duration.ofMinutes(15)).plus(settings.clockSkew());

        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void rememberNothingBad() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);

        assertThat(checked).isEqualTo(2);
    }

    private Jwt check(String token) {
        checked++;
        if (token.equals("bad")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .issuer("https://issuer")
                .subject("alice")
                .audience(List.of("usher-api"))
                .claim("typ", "Bearer")
                .claim("azp", "usher-web")
                .expiresAt(START.plus(Duration.ofMinutes(15)))
                .build();
    }
}
