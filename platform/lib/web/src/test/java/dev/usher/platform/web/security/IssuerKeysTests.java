package dev.usher.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.usher.shop.IssuerStub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTests {

    private final IssuerStub issuer = new IssuerStub();
    private final IssuerKeys keys =
            new IssuerKeys(
                    new SecuritySettings(
                            IssuerStub.ISSUER,
                            issuer.keysAddress(),
                            "usher-api",
                            List.of("usher-web"),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(30),
                            100));

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static JWKSelector id(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }

    @Test
    void areReadOnceForManyTokens() throws KeySourceException {
        for (int token = 0; token < 100; token++) {
            assertThat(keys.get(id("good"), null)).hasSize(1);
        }

        assertThat(issuer.reads()).isEqualTo(1);
    }

    @Test
    void areNotReadForEveryInventedKeyId() throws KeySourceException {
        assertThat(keys.get(id("good"), null)).hasSize(1);

        for (int forged = 0; forged < 100; forged++) {
            assertThat(keys.get(id("forged-" + forged), null)).isEmpty();
        }

        assertThat(issuer.reads()).isLessThanOrEqualTo(2);
        assertThat(keys.get(id("good"), null)).hasSize(1);
    }

    @Test
    void serveOnWhileTheIssuerIsAway() throws KeySourceException {
        assertThat(keys.get(id("good"), null)).hasSize(1);
        issuer.answerWith(503);

        assertThat(keys.get(id("rotated"), null)).isEmpty();
        assertThat(keys.get(id("good"), null)).hasSize(1);
    }

    @Test
    void failRatherThanRefuseWhileTheyWereNeverRead() {
        issuer.answerWith(503);

        assertThatThrownBy(() -> keys.get(id("good"), null)).isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> keys.get(id("good"), null)).isInstanceOf(KeySourceException.class);
    }
}
