package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Pages of other origins, as browsers announce them. */
@TestPropertySource(
        properties = {
            "usher.cors.origins=https://shop.example.com,http://localhost:*,http://127.0.0.1:*",
            "usher.cors.preflight-kept=20m"
        })
class CrossOriginTests extends GatewayTest {

    private static final String EVENT_ID = "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77";
    private static final String ALLOW = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "null",
                "http://localhost.evil.example",
                "https://shop.example.com"
            })
    void everyPageReadsWithoutAToken(String origin) {
        for (String path :
                List.of("/v1/events", "/v1/events/" + EVENT_ID, "/v1/ticket-keys?kid=a")) {
            RawCall.Answer answer = raw().send("GET", path, "Origin: " + origin);

            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header(ALLOW)).as(path).isEqualTo("*");
            assertThat(answer.headers())
                    .doesNotContainKeys("Access-Control-Allow-Credentials", "Vary");
        }
        assertThat(raw().send("HEAD", "/v1/events", "Origin: " + origin).header(ALLOW))
                .isEqualTo("*");
        RawCall.Answer document = raw().send("GET", "/v1/openapi.json", "Origin: " + origin);
        assertThat(document.header(ALLOW)).isEqualTo("*");
        assertThat(document.header("Vary")).doesNotContain("Origin");
    }

    @Test
    void anAnswerForProgramsMayBeCachedForPages() {
        assertThat(raw().send("GET", "/v1/events").header(ALLOW)).isEqualTo("*");
    }

    @Test
    void aRefusalOfAnonymousReadingCanBeReadByEveryPage() {
        RawCall.Answer missing = raw().send("GET", "/v1/nothing", "Origin: https://a.example");
        RawCall.Answer secret = raw().send("GET", "/v1/me/tickets", "Origin: https://a.example");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header(ALLOW)).isEqualTo("*");
        assertThat(secret.status()).isEqualTo(401);
        assertThat(secret.header(ALLOW)).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com",
                "https://usher.test",
                "http://localhost",
                "http://localhost:5173",
                "http://127.0.0.1:65535"
            })
    void pagesOfNamedOriginsSendTokens(String origin) {
        RawCall.Answer read = raw().send("GET", "/v1/me/tickets", "Origin: " + origin, bearer());
        RawCall.Answer done =
                raw().send(
                                "POST",
                                "/v1/reservations",
                                "Origin: " + origin,
                                bearer(),
                                "Content-Type: application/json",
                                "Content-Length: 2\r\n\r\n{}");

        for (RawCall.Answer answer : List.of(read, done)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header(ALLOW)).isEqualTo(origin);
            assertThat(answer.header("Vary")).isEqualTo("Origin");
            assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
            assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
                    .contains(
                            "ETag",
                            "Location",
                            "Retry-After",
                            "Idempotency-Replayed",
                            "RateLimit-Limit",
                            "RateLimit-Remaining",
                            "RateLimit-Reset",
                            "WWW-Authenticate",
                            "traceparent");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "https://elsewhere.example",
                "http://shop.example.com",
                "https://shop.example.com.evil.test",
                "https://evilshop.example.com",
                "https://x.shop.example.com",
                "https://shop.example.com:8443",
                "https://shop.example.com/",
                "HTTPS://SHOP.EXAMPLE.COM",
                "https://shop.example.com, https://elsewhere.example",
                "https://localhost:5173",
                "http://localhost.evil.example",
                "http://localhost.evil.example:5173",
                "http://localhost:5173.evil.example",
                "http://localhost:5173@evil.example",
                "http://localhost:",
                "http://localhost:123456",
                "http://localhost:５１",
                "http://localhost:5173/",
                "http://127.0.0.1.evil.example",
                "http://127.0.0.10:5173",
                "http://notlocalhost:5173",
                "http://[::1]:5173"
            })
    void pagesOfOtherOriginsAreRefusedBeforeAnythingIsDone(String origin) {
        RawCall.Answer read = raw().send("GET", "/v1/me/tickets", "Origin: " + origin, bearer());
        RawCall.Answer open =
                raw().send("GET", "/v1/events/" + EVENT_ID, "Origin: " + origin, bearer());
        RawCall.Answer done =
                raw().send(
                                "POST",
                                "/v1/reservations",
                                "Origin: " + origin,
                                bearer(),
                                "Content-Type: application/json",
                                "Content-Length: 2\r\n\r\n{}");
        RawCall.Answer anonymous =
                raw().send(
                                "POST",
                                "/v1/reservations",
                                "Origin: " + origin,
                                "Content-Type: text/plain",
                                "Content-Length: 2\r\n\r\n{}");
        RawCall.Answer deleted =
                raw().send("DELETE", "/v1/events/" + EVENT_ID, "Origin: " + origin, bearer());

        for (RawCall.Answer answer : List.of(read, open, done, anonymous, deleted)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.isProblem()).isTrue();
            assertThat(answer.code()).isEqualTo("origin_not_allowed");
            assertThat(answer.problem().path("type").asString())
                    .isEqualTo("https://usher.test/docs/problems/origin_not_allowed");
            assertThat(answer.header("Vary")).isEqualTo("Origin");
            assertThat(answer.headers()).doesNotContainKey(ALLOW).containsKey("RateLimit-Limit");
        }
        ALL.forEach(service -> assertThat(service.seen()).isEmpty());
    }

    @Test
    void severalOriginsAreMalformed() {
        RawCall.Answer answer =
                raw().send(
                                "POST",
                                "/v1/reservations",
                                "Origin: https://shop.example.com",
                                "Origin: https://elsewhere.example",
                                bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey(ALLOW);
        assertThat(EVENT.seen()).isEmpty();
    }

    @Test
    void programsSendNoOriginAndAreNotConcerned() {
        RawCall.Answer answer = raw().send("GET", "/v1/me/tickets", bearer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        assertThat(answer.headers()).doesNotContainKey(ALLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders", "/v1/nothing", "/v1/events/" + EVENT_ID})
    void aPreflightOfANamedOriginIsPermittedAndKept(String path) {
        RawCall.Answer answer =
                raw().send(
                                "OPTIONS",
                                path,
                                "Origin: https://shop.example.com",
                                "Access-Control-Request-Method: POST",
                                "Access-Control-Request-Headers: authorization,idempotency-key");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header(ALLOW)).isEqualTo("https://shop.example.com");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("1200");
        assertThat(answer.header("Access-Control-Allow-Methods").split(", "))
                .contains("POST", "PUT", "PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
                .contains(
                        "Authorization",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match",
                        "Prefer",
                        "traceparent");
        ALL.forEach(service -> assertThat(service.seen()).isEmpty());
    }

    @Test
    void aPreflightForReadingWithoutATokenIsPermittedToEveryPage() {
        RawCall.Answer answer =
                raw().send(
                                "OPTIONS",
                                "/v1/events",
                                "Origin: https://elsewhere.example",
                                "Access-Control-Request-Method: GET",
                                "Access-Control-Request-Headers: if-none-match,traceparent");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header(ALLOW)).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("If-None-Match")
                .doesNotContain("Authorization");
        assertThat(answer.headers()).doesNotContainKey("Vary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders", "/v1/nothing", "/v1/events", "/docs"})
    void everyOtherPreflightIsRefused(String path) {
        for (String origin : List.of("https://elsewhere.example", "null")) {
            RawCall.Answer toChange =
                    raw().send(
                                    "OPTIONS",
                                    path,
                                    "Origin: " + origin,
                                    "Access-Control-Request-Method: POST");
            RawCall.Answer withAToken =
                    raw().send(
                                    "OPTIONS",
                                    path,
                                    "Origin: " + origin,
                                    "Access-Control-Request-Method: GET",
                                    "Access-Control-Request-Headers: Authorization");

            assertThat(List.of(toChange, withAToken))
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(403);
                        assertThat(answer.code()).isEqualTo("origin_not_allowed");
                        assertThat(answer.headers()).doesNotContainKey(ALLOW);
                    });
        }
    }

    @Test
    void theRefusalHasAPage() {
        assertThat(api.get("/docs/problems/origin_not_allowed", null).string("/code"))
                .isEqualTo("origin_not_allowed");
        assertThat(api.get("/docs/problems/origin_not_allowed", null, "Accept", "text/html").text())
                .contains("Origin not allowed");
    }

    private static String bearer() {
        return "Authorization: Bearer " + alice();
    }
}
