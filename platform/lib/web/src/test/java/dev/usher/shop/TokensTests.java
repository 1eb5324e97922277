package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

class TokensTests extends ShopTests {

    @LocalServerPort int port;

    @Test
    void acceptsAValidToken() {
        Http.Answer answer =
                new Http(port)
                        .get(
                                "/v1/me",
                                bearer(
                                        ISSUER.token(claims ->
                                                claims.claim("scope", "openid email")
                                                        .claim(
                                                                "realm_access",
                                                                Map.of(
                                                                        "roles",
                                                                        List.of("attendee"))))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/accountId").asString()).isEqualTo("alice");
        assertThat(answer.json().at("/email").asString()).isEqualTo("alice@example.com");
        assertThat(answer.json().at("/roles/0").asString()).isEqualTo("attendee");
        assertThat(answer.json().at("/client").asString()).isEqualTo("usher-web");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void hidesAnUnverifiedEmail() {
        String token = ISSUER.token(claims -> claims.claim("email_verified", false));

        assertThat(new Http(port).get("/v1/me", bearer(token)).json().at("/email").isNull())
                .isTrue();
    }

    static Stream<Arguments> badTokens() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(2048).keyID("good").generate();
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        JWTClaimsSet claims = IssuerStub.claims().build();
        return Stream.of(
                bad("expired", c -> c.issueTime(at(-300)).expirationTime(at(-31))),
                bad("without expiry", c -> c.expirationTime(null)),
                bad("not valid yet", c -> c.notBeforeTime(at(40))),
                bad("of another issuer", c -> c.issuer("http://localhost:8180/realms/usher")),
                bad("with a slash after the issuer", c -> c.issuer(IssuerStub.ISSUER + "/")),
                bad("for another audience", c -> c.audience("account")),
                bad("without an audience", c -> c.audience((String) null)),
                bad("that is an ID token", c -> c.claim("typ", "ID")),
                bad("that is a refresh token", c -> c.claim("typ", "Refresh")),
                bad("without a type", c -> c.claim("typ", null)),
                bad("of another client", c -> c.claim("azp", "account-console")),
                bad("of the local terminal's client", c -> c.claim("azp", "usher-cli")),
                bad("of an API key", c -> c.claim("azp", "key-" + new UUID(1, 2))),
                bad("between services", c -> c.claim("azp", "potter-service")),
                bad("of no client", c -> c.claim("azp", null)),
                bad("without a subject", c -> c.subject(null)),
                bad("of a subject that cannot be stored", c -> c.subject("a\u0000b")),
                Arguments.of(
                        "signed with another key of the same id",
                        IssuerStub.sign(ISSUER.header(), claims, IssuerStub.signer(other))),
                Arguments.of(
                        "signed with an unknown key",
                        IssuerStub.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(),
                                claims,
                                IssuerStub.signer(unknown))),
                Arguments.of(
                        "signed with RS512",
                        IssuerStub.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("good").build(),
                                claims,
                                IssuerStub.signer(ISSUER.key()))),
                Arguments.of(
                        "of another object type",
                        IssuerStub.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .type(new JOSEObjectType("logout+jwt"))
                                        .keyID("good")
                                        .build(),
                                claims,
                                IssuerStub.signer(ISSUER.key()))),
                Arguments.of(
                        "signed with the public key as a secret",
                        IssuerStub.sign(
                                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("good").build(),
                                claims,
                                new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()))),
                Arguments.of("not signed", new PlainJWT(claims).serialize()),
                Arguments.of("not a token", "nonsense"),
                Arguments.of("in three empty parts", ".."));
    }

    private static Arguments bad(String what, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, ISSUER.token(change));
    }

    private static Date at(int seconds) {
        Instant instant = Clock.systemUTC().instant().plusSeconds(seconds);
        return Date.from(instant);
    }

    @ParameterizedTest(name = "refuses a token {0}")
    @MethodSource("badTokens")
    void refusesEveryOtherTokenWithTheSameText(String what, String token) {
        Http http = new Http(port);

        Http.Answer answer = http.get("/v1/greeting", bearer(token));

        assertThat(answer.status()).as(what).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answer.json().at("/code").asString()).isEqualTo("unauthenticated");
        assertThat(answer.json().at("/detail").asString())
                .isEqualTo("The token is expired, malformed or not meant for this API.");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"Bearer", "Bearer ", "bearer  ", "Bearerless", "Bearer a b"})
    void refusesAHeaderWithoutAToken(String header) {
        Http.Answer answer = new Http(port).get("/v1/greeting", "Authorization", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void needsASpaceAfterTheScheme() {
        String header = "Bearer" + ISSUER.token("alice");

        assertThat(new Http(port).get("/v1/me", "Authorization", header).status()).isEqualTo(401);
    }

    @Test
    void refusesTwoTokens() throws IOException {
        String line = "Authorization: Bearer " + ISSUER.token("alice") + "\r\n";
        String request = "GET /v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((request + line + line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("\"pointer\":\"/Authorization\"");
        }
    }

    @Test
    void toleratesHalfAMinuteOfSkew() {
        String token = ISSUER.token(claims -> claims.issueTime(at(-300)).expirationTime(at(-20)));

        assertThat(new Http(port).get("/v1/me", bearer(token)).status()).isEqualTo(200);
    }

    @Test
    void needsATokenUnlessTheCallIsOpen() {
        Http http = new Http(port);

        for (String path : List.of("/v1/me", "/v1/nothing", "/actuator/env", "/internal/clay")) {
            Http.Answer answer = http.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(http.get("/v1/greeting").json().at("/hello").asString()).isEqualTo("stranger");
    }

    @Test
    void refusesAMissingRole() {
        Http http = new Http(port);

        Http.Answer refused = http.post("/v1/kiln", "", bearer(ISSUER.token("alice")));
        Http.Answer allowed = http.post("/v1/kiln", "", bearer(ISSUER.token("alice", "potter")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/code").asString()).isEqualTo("forbidden");
        assertThat(allowed.status()).isEqualTo(200);
    }

    @Test
    void opensInternalCallsToOneClientWithItsScope() {
        Http http = new Http(port);
        String good =
                ISSUER.token(c -> c.claim("azp", "potter-service").claim("scope", "clay:take"));
        String withoutScope = ISSUER.token(c -> c.claim("azp", "potter-service"));
        String otherClient = ISSUER.token(c -> c.claim("scope", "clay:take"));

        assertThat(http.post("/internal/clay", "", bearer(good)).status()).isEqualTo(200);
        assertThat(http.post("/internal/clay", "", bearer(withoutScope)).status()).isEqualTo(403);
        assertThat(http.post("/internal/clay", "", bearer(otherClient)).status()).isEqualTo(403);
        assertThat(http.post("/internal/clay", "").status()).isEqualTo(401);
        assertThat(http.post("/internal/fire", "", bearer(good)).status()).isEqualTo(403);
        assertThat(http.get("/internal/clay", bearer(good)).status()).isEqualTo(403);
    }
}
