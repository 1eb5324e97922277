package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiResponse;
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
                    POST,   /v1/orders/7/refunds,                   payment
                    GET,    /v1/orders/7/refunds,                   payment
                    GET,    /v1/me/tickets,                         ticket
                    GET,    /v1/tickets?orderId=7,                  ticket
                    GET,    /v1/tickets/7/qr.png?size=200,          ticket
                    GET,    /v1/tickets/7/qr.svg,                   ticket
                    GET,    /v1/tickets/7/ticket.pdf,               ticket
                    GET,    /v1/tickets/7/ticket.html,              ticket
                    GET,    /v1/tickets/7/ticket.ics,               ticket
                    GET,    /v1/orders/7/tickets.pdf,               ticket
                    GET,    /v1/orders/7/mails,                     ticket
                    POST,   /v1/orders/7/mails,                     ticket
                    PATCH,  /v1/tickets/7,                          ticket
                    POST,   /v1/tickets/7/cancel,                   ticket
                    DELETE, /v1/me,                                 ticket
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
        ApiResponse answer =
                method.equals("POST") ? notify("{}") : api.send(method, path, null, null);

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
                "/v1/events/%37",
                "/v1/%65vents",
                "/v1/events/a%2db",
                "/v1/events/%ff",
                "/v1/events?q=%ff",
                "/v1/events?q=%c3%28",
                "/v1/events?q=%ed%a0%80",
                "/v1/events?q=%4",
                "/v1/events?q=%zz",
                "/v1/events?q=[",
                "/v1/events?q={a}",
                "/v1/events?q=a#b",
                "http://a/v1/events",
                "*",
                "v1/events",
                "/docs/ui/../../application.yml",
                "/internal%2freservations/7/claim"
            })
    void refusesPathsThatTryToMeanSomethingElse(String path) {
        RawCall.Answer answer = raw().send("GET", path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(ALL).allSatisfy(upstream -> assertThat(upstream.seen()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DELETE  | /v1/events                         | GET, HEAD, POST
                    PUT     | /v1/orders/7                       | GET, HEAD
                    POST    | /v1/events/7                       | DELETE, GET, HEAD, PATCH
                    OPTIONS | /v1/me/tickets                     | GET, HEAD
                    GET     | /v1/me                             | DELETE
                    DELETE  | /v1/me/tickets                     | GET, HEAD
                    DELETE  | /v1/me/orders                      | GET, HEAD
                    DELETE  | /v1/me/events                      | GET, HEAD
                    DELETE  | /v1/me/gates                       | GET, HEAD
                    TRACE   | /v1/scans                          | POST
                    BREW    | /v1/webhooks/stripe                | POST
                    DELETE  | /v1/events/7/availability/stream   | GET, HEAD
                    POST    | /docs                              | GET, HEAD
                    PUT     | /docs/problems/not_found           | GET, HEAD
                    DELETE  | /v1/openapi.json                   | GET, HEAD
                    """)
    void answersAMethodACallDoesNotHaveWith405AndThoseItHas(
            String method, String path, String allowed) {
        RawCall.Answer answer = raw().send(method, path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(", "))
                .containsExactlyInAnyOrder(allowed.split(", "));
        assertThat(answer.code()).isEqualTo("method_not_allowed");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events",
                "/v1/events/7",
                "/v1/events/7/availability",
                "/v1/orders/7",
                "/v1/tickets/7/qr.svg",
                "/v1/me/gates"
            })
    void answersHeadWhereThereIsGet(String path) {
        assertThat(api.send("HEAD", path, null, alice()).status()).isEqualTo(200);
        assertThat(ALL.stream().flatMap(service -> service.seen().stream()))
                .singleElement()
                .extracting(Upstream.Seen::method)
                .isEqualTo("HEAD");
    }

    @Test
    void opensNoStreamForHead() {
        assertThat(api.send("HEAD", "/v1/events/7/availability/stream", null, null).status())
                .isEqualTo(200);
        assertThat(EVENT.last().uri()).isEqualTo("/v1/events/7/availability");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/guide",
                "/docs/problems",
                "/docs/problems/not_found",
                "/docs/ui/swagger-ui.css",
                "/v1/openapi.json"
            })
    void answersHeadOfItsOwnPagesWithoutABody(String path) {
        ApiResponse answer = api.send("HEAD", path, null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void handsAQueryOnAsItIs() {
        String query = "/v1/events?cursor=YWJj==&q=a%20b%C3%A9+c&x=1=2&y";

        assertThat(api.get(query, null).status()).isEqualTo(200);
        assertThat(EVENT.last().uri()).isEqualTo(query);
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
                    ISSUER.tokenFor("alice").client("usher-payment").build(),
                    ISSUER.tokenFor("alice").client("usher-keys").build(),
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
}
