package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.ApiResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "usher.docs.refresh=0s")
class DocsTests extends GatewayTest {

    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    @BeforeEach
    void servicesDescribeThemselves() {
        EVENT.answers((exchange, seen) ->
                Upstream.send(
                        exchange,
                        seen.uri().equals("/v3/api-docs") ? 200 : 404,
                        "application/json",
                        """
                        {"openapi": "3.1.0",
                         "paths": {"/v1/events": {"get": {"operationId": "list"}}},
                         "x-problems": [{"code": "sold_out", "status": 409,
                           "title": "Sold <out>", "description": "See `available`."}]}
                        """));
        PAYMENT.answers((exchange, _) ->
                Upstream.send(
                        exchange,
                        200,
                        "application/json",
                        """
                        {"openapi": "3.1.0",
                         "paths": {"/v1/orders": {"get": {"operationId": "list"}}}}
                        """));
        TICKET.answers((exchange, _) -> Upstream.send(exchange, 503, "text/plain", "starting"));
    }

    @Test
    void mergesWhatTheServicesSay() {
        ApiResponse answer = api.get("/v1/openapi.json", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.string("/openapi")).startsWith("3.1");
        assertThat(answer.at("/paths").propertyNames()).contains("/v1/events", "/v1/orders");
        assertThat(answer.string("/servers/0/url")).isEqualTo("https://usher.test");
        assertThat(answer.at("/x-problems").valueStream().map(p -> p.at("/code").asString()))
                .contains("sold_out", "rate_limited");
    }

    @Test
    void answersAnUnchangedDocumentWith304() {
        String etag = api.get("/v1/openapi.json", null).header("ETag").orElseThrow();

        assertThat(api.get("/v1/openapi.json", null, "If-None-Match", etag).status())
                .isEqualTo(304);
    }

    @Test
    void remembersAServiceThatWentAway() {
        api.get("/v1/openapi.json", null);
        EVENT.forget();
        EVENT.answers((exchange, _) -> Upstream.send(exchange, 500, "text/plain", ""));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    assertThat(describedPaths()).contains("/v1/events");
                    return !EVENT.seen().isEmpty();
                });
        assertThat(describedPaths()).contains("/v1/events");
    }

    private List<String> describedPaths() {
        return List.copyOf(api.get("/v1/openapi.json", null).at("/paths").propertyNames());
    }

    @Test
    void hasAPageForEveryProblem() {
        ApiResponse page = api.get("/docs/problems/sold_out", null, "Accept", PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).get().asString().startsWith("text/html");
        assertThat(page.text())
                .contains("Sold &lt;out&gt;", "<code>available</code>", "409")
                .doesNotContain("Sold <out>");
        assertThat(api.get("/docs/problems/sold_out", null).string("/code")).isEqualTo("sold_out");
        assertThat(api.get("/docs/problems/no_such_code", null).status()).isEqualTo(404);
    }

    @Test
    void listsProblemsForPeopleAndPrograms() {
        assertThat(api.get("/docs/problems", null, "Accept", PAGE).text())
                .contains("/docs/problems/sold_out", "/docs/problems/rate_limited");
        assertThat(api.get("/docs/problems", null).at("/items").valueStream())
                .anyMatch(item -> item.at("/code").asString().equals("sold_out"));
    }

    @ParameterizedTest
    @CsvSource({
        "/,                          text/html,       /docs/guide",
        "/docs,                      text/html,       swagger-ui-bundle.js",
        "/docs/guide,                text/html,       https://usher.test",
        "/docs/assets/site.css,      text/css,        .skip",
        "/docs/assets/reference.js,  text/javascript, /docs/oauth2-redirect.html",
        "/docs/reference.json,       application/json, '\"client\":\"usher-web\"'",
        "/docs/ui/swagger-ui.css,    text/css,        swagger-ui",
        "/docs/ui/swagger-ui-bundle.js, text/javascript, SwaggerUIBundle",
        "/docs/oauth2-redirect.html, text/html,       oauth2-redirect.js",
        "/docs/oauth2-redirect.js,   text/javascript, swaggerUIRedirectOauth2"
    })
    void servesItsPages(String path, String type, String content) {
        ApiResponse answer = api.get(path, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).get().asString().startsWith(type);
        assertThat(answer.text().contains(content)).as("contains " + content).isTrue();
        if (type.equals("text/html")) {
            assertThat(answer.text()).doesNotContain("{{");
        }
        assertThat(answer.header("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /docs/guide               | application/json   | text/html
                    /docs                     | image/png          | text/html
                    /docs/assets/site.css     | application/xml    | text/css
                    /v1/openapi.json          | text/html          | application/json
                    /v1/openapi.json          | application/yaml   | application/json
                    /docs/problems            | application/xml    | application/json
                    /docs/problems/sold_out   | image/png          | application/json
                    /docs/problems/sold_out   | */*                | application/json
                    /docs/problems/sold_out   | ;;nonsense         | application/json
                    /docs/problems/sold_out   | text/html;q=0.1    | text/html
                    """)
    void answersInTheFormItHasWhateverIsAccepted(String path, String accept, String type) {
        ApiResponse answer = api.get(path, null, "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).get().asString().startsWith(type);
    }

    @Test
    void namesTheLocalUsersOnALocalSuiteOnly() {
        assertThat(api.get("/docs/reference.json", null).at("/local").asBoolean()).isFalse();
    }

    @Test
    void answersHeadWhereverItAnswersGet() {
        for (String path : List.of("/", "/docs", "/docs/guide", "/docs/problems", "/docs.md")) {
            ApiResponse head = api.send("HEAD", path, null, null);

            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.bytes()).isEmpty();
        }
    }

    @Test
    void letsTheReferenceTalkToTheIssuerAndToNobodyElse() {
        String policy = api.get("/docs", null).header("Content-Security-Policy").orElseThrow();
        String origin = ISSUER.issuer().substring(0, ISSUER.issuer().indexOf("/realms"));

        assertThat(policy)
                .contains("connect-src 'self' " + origin + ";", "script-src 'self';")
                .doesNotContain("unsafe");
    }
}
