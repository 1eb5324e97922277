package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestIssuerTests {

    private final TestIssuer issuer = TestIssuer.shared();

    @Test
    void issuesTokensAsTheRealmDoes() throws Exception {
        JWTClaimsSet claims = verified(issuer.token("alice", "organizer", "admin"));

        assertThat(claims.getIssuer()).isEqualTo(issuer.issuer());
        assertThat(claims.getSubject()).isEqualTo(TestIssuer.accountId("alice"));
        assertThat(claims.getAudience()).containsExactly("usher-api");
        assertThat(claims.getClaim("azp")).isEqualTo("usher-web");
        assertThat(claims.getClaim("typ")).isEqualTo("Bearer");
        assertThat(claims.getClaim("email")).isEqualTo("alice@example.com");
        assertThat(claims.getClaim("email_verified")).isEqualTo(true);
        assertThat(claims.getClaim("realm_access"))
                .isEqualTo(Map.of("roles", List.of("organizer", "admin")));
    }

    @Test
    void knowsTheSameAccountAgain() {
        assertThat(TestIssuer.accountId("alice"))
                .isEqualTo(TestIssuer.accountId("alice"))
                .isNotEqualTo(TestIssuer.accountId("adam"));
    }

    @Test
    void canIssueWhatMustBeRefused() {
        assertThatThrownBy(() -> verified(issuer.tokenFor("eve").forged().build()))
                .isInstanceOf(BadJOSEException.class);
        assertThatThrownBy(() -> verified(issuer.tokenFor("eve").expired().build()))
                .hasMessageContaining("Expired");
    }

    @Test
    void bendsAnyClaim() throws Exception {
        JWTClaimsSet claims =
                verified(
                        issuer.tokenFor("stan")
                                .unverifiedEmail("stan@example.org")
                                .client("usher-scan")
                                .type("ID")
                                .audience("another-api")
                                .without("name")
                                .build());

        assertThat(claims.getClaim("email_verified")).isEqualTo(false);
        assertThat(claims.getClaim("azp")).isEqualTo("usher-scan");
        assertThat(claims.getClaim("typ")).isEqualTo("ID");
        assertThat(claims.getAudience()).containsExactly("another-api");
        assertThat(claims.getClaim("name")).isNull();
    }

    @Test
    void grantsClientsATokenOfTheirOwn() throws Exception {
        ApiResponse answer =
                new Api(issuer.tokenUri())
                        .post(
                                "",
                                "grant_type=client_credentials&client_id=usher-payment&client_secret=any",
                                null,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .expect(200);

        JWTClaimsSet claims = verified(answer.string("/access_token"));
        assertThat(claims.getClaim("azp")).isEqualTo("usher-payment");
        assertThat(claims.getClaim("scope")).isEqualTo("reservations:claim");
        assertThat(claims.getClaim("email")).isNull();
    }

    @Test
    void isDiscoverable() {
        ApiResponse answer =
                new Api(issuer.issuer()).get("/.well-known/openid-configuration", null);

        assertThat(answer.string("/issuer")).isEqualTo(issuer.issuer());
        assertThat(answer.string("/jwks_uri")).isEqualTo(issuer.jwksUri());
    }

    private JWTClaimsSet verified(String token) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        JWSAlgorithm.RS256,
                        JWKSourceBuilder.create(URI.create(issuer.jwksUri()).toURL()).build()));
        return processor.process(token, null);
    }
}
