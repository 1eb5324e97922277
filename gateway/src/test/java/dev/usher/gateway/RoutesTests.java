package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    POST,   /v1/events,                             event
                    GET,    /v1/me/events?status=DRAFT,             event
                    PATCH,  /v1/events/7,                           event
                    DELETE, /v1/events/7,                           event
                    POST,   /v1/events/7/publish,                   event
                    POST,   /v1/events/7/cancel,                    event
                    PUT,    /v1/events/7/staff/stan@example.com,    event
                    DELETE, /v1/events/7/staff/stan@example.com,    event
                    GET,    /v1/events/7/staff,                     event
                    POST,   /v1/reservations,                       event
                    GET,    /v1/reservations/7,                     event
                    DELETE, /v1/reservations/7,                     event
                    POST,   /v1/orders,                             payment
                    GET,    /v1/orders/7,                           payment
                    GET,    /v1/me/orders,                          payment
                    GET,    /v1/orders?eventId=7,                   payment
                    POST,   /v1/orders/7/cancel,                    payment
                    GET,    /v1/orders/7/timeline,                  payment
                    GET,    /v1/me/tickets,                         ticket
                    GET,    /v1/tickets?orderId=7,                  ticket
                    GET,    /v1/tickets/7/qr.png?size=200,          ticket
                    GET,    /v1/tickets/7/qr.svg,                   ticket
                    GET,    /v1/me/gates,                           validation
                    POST,   /v1/validations,                        validation
                    POST,   /v1/scans,                              validation
                    """)
    void handsACallWithATokenToItsServiceAndRefusesItWithout(
            String method, String path, String service) {
        Object body = method.startsWith("P") ? "{}" : null;

        ApiResponse anonymous = api.send(method, path, body, null);
        assertThat(anonymous.status()).as(anonymous.text()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).contains("Bearer");
        assertThat(anonymous.code()).isEqualTo("unauthenticated");
        assertThat(ALL).allSatisfy(upstream -> assertThat(upstream.seen()).isEmpty());

        ApiResponse answer = api.send(method, path, body, alice());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.string("/service")).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GET,  /v1/events?q=jazz&from=2026-12-01T00%3A00%3A00Z, event
                    GET,  /v1/events/7,                      event
                    GET,  /v1/events/7/availability,         event
                    GET,  /v1/events/7/availability/stream,  event
                    GET,  /v1/ticket-keys?eventId=7,         ticket
                    GET,  /v1/checkout/return,               payment
                    POST, /v1/webhooks/stripe,               payment
                    """)
    void letsAnyoneMakeTheOpenCalls(String method, String path, String service) {
        ApiResponse answer = api.send(method, path, method.equals("POST") ? "{}" : null, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.string("/service")).isEqualTo(service);
        assertThat(ALL.stream().flatMap(upstream -> upstream.seen().stream()))
                .singleElement()
                .satisfies(seen -> assertThat(seen.uri()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/reservations/7/claim",
                "/v1/internal/reservations/7/claim",
                "/actuator",
                "/actuator/gateway/routes",
                "/actuator/health",
                "/v3/api-docs",
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v1/orders/7/unknown",
                "/v2/events",
                "/V1/events",
                "/error",
                "/docs/ui/swagger-ui.js",
                "/webjars/swagger-ui/swagger-ui.css"
            })
    void answersEverythingElseWith404(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE"}) {
            ApiResponse answer = api.send(method, path, null, alice());
            assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.string("/type"))
                    .isEqualTo("https://usher.test/docs/problems/not_found");
            assertThat(answer.string("/traceId")).hasSize(32);
        }
        assertThat(ALL).allSatisfy(upstream -> assertThat(upstream.seen()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1//events",
                "/v1/events;a=b",
                "/v1/events/%2e%2e/orders",
                "/v1/events/..%2forders",
                "/v1/events/7%00",
                "/docs/ui/../../application.yml",
                "/internal%2freservations/7/claim"
            })
    void refusesPathsThatTryToMeanSomethingElse(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertThat(ALL).allSatisfy(upstream -> assertThat(upstream.seen()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /v1/events", "PUT, /v1/orders/7", "POST, /v1/events/7"})
    void answersAMethodACallDoesNotHaveWith404(String method, String path) throws IOException {
        String answer =
                raw(method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(ALL).allSatisfy(upstream -> assertThat(upstream.seen()).isEmpty());
    }

    @Test
    void handsOnWhatBelongsToTheCallAndTakesAwayWhatDoesNot() {
        api.get(
                "/v1/events/7",
                alice(),
                "If-None-Match",
                "\"6\"",
                "Prefer",
                "wait=5",
                "Idempotency-Key",
                "k",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "Cookie",
                "session=1",
                "X-User-Id",
                "root",
                "X-Internal-Call",
                "yes",
                "X-Forwarded-For",
                "10.0.0.1",
                "X-Forwarded-Prefix",
                "/x",
                "Forwarded",
                "for=10.0.0.1",
                "X-HTTP-Method-Override",
                "DELETE");

        Upstream.Seen seen = EVENT.last();
        assertThat(seen.headers().getFirst("Authorization")).startsWith("Bearer ");
        assertThat(seen.headers().getFirst("If-None-Match")).isEqualTo("\"6\"");
        assertThat(seen.headers().getFirst("Prefer")).isEqualTo("wait=5");
        assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("k");
        assertThat(seen.headers().getFirst("traceparent"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .doesNotContain("00f067aa0ba902b7");
        assertThat(seen.headers().keySet())
                .doesNotContain(
                        "Cookie",
                        "X-user-id",
                        "X-internal-call",
                        "X-forwarded-for",
                        "X-forwarded-prefix",
                        "X-forwarded-host",
                        "Forwarded",
                        "X-http-method-override");
    }

    @Test
    void takesServerNamesAndCookiesOutOfAnswersAndAddsSafeHeaders() {
        ApiResponse answer = api.get("/v1/events/7", null);

        assertThat(answer.header("ETag")).contains("\"7\"");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Content-Security-Policy")).get().asString().contains("'none'");
    }

    @Test
    void answersHeadWhereThereIsGet() {
        assertThat(api.send("HEAD", "/v1/events/7", null, null).status()).isEqualTo(200);
        assertThat(EVENT.last().method()).isEqualTo("HEAD");
    }

    @Test
    void passesAServicesProblemOnAsItIs() {
        EVENT.answers((exchange, _) ->
                Upstream.send(
                        exchange, 409, "application/problem+json", "{\"code\":\"sold_out\"}"));

        ApiResponse answer = api.post("/v1/reservations", "{}", alice());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo("{\"code\":\"sold_out\"}");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void refusesABadTokenEvenWhereNoneIsNeeded() {
        for (String token :
                new String[] {
                    "nonsense",
                    ISSUER.tokenFor("alice").expired().build(),
                    ISSUER.tokenFor("alice").forged().build(),
                    ISSUER.tokenFor("alice").audience("account").build(),
                    ISSUER.tokenFor("alice").type("ID").build(),
                    ISSUER.tokenFor("alice").client("somebody").build(),
                    ISSUER.tokenFor("alice").issuedBy("https://elsewhere.test").build()
                }) {
            ApiResponse answer = api.get("/v1/events", token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .contains("Bearer error=\"invalid_token\"");
            assertThat(answer.code()).isEqualTo("unauthenticated");
        }
        assertThat(EVENT.seen()).isEmpty();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
