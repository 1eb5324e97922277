package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

class OpenApiTests extends ShopTests {

    @LocalServerPort int port;

    @Test
    void describesTheServiceWithoutAToken() {
        Http.Answer answer = new Http(port).get("/v3/api-docs");
        JsonNode document = answer.json();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(document.at("/info/title").asString()).isEqualTo("shop");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("https://usher.test");
        assertThat(document.at("/paths").has("/internal/clay")).isFalse();
        assertThat(
                        document.at(
                                        "/components/securitySchemes/signIn/flows/authorizationCode"
                                                + "/authorizationUrl")
                                .asString())
                .isEqualTo(IssuerStub.ISSUER + "/protocol/openid-connect/auth");
    }

    @Test
    void listsEveryProblemOfTheService() {
        JsonNode problems = new Http(port).get("/v3/api-docs").json().at("/x-problems");

        assertThat(problems.valueStream().map(problem -> problem.at("/code").asString()))
                .contains("out_of_cups", "invalid_request", "rate_limited")
                .doesNotHaveDuplicates();
    }

    @Test
    void givesEveryCallItsStandardAnswersAndKey() {
        JsonNode document = new Http(port).get("/v3/api-docs").json();
        JsonNode make = document.at("/paths/~1v1~1cups/post");
        JsonNode read = document.at("/paths/~1v1~1cups~1{id}/get");

        assertThat(make.at("/responses").propertyNames())
                .contains("400", "401", "409", "413", "415", "422", "500", "503")
                .doesNotContain("404", "412");
        assertThat(make.at("/parameters/0/name").asString()).isEqualTo("Idempotency-Key");
        assertThat(read.at("/responses").propertyNames()).contains("404").doesNotContain("413");
        assertThat(read.at("/security/0").isEmpty()).isTrue();
    }

    @Test
    void describesTheRefusalsOfACallAsAUnionThatIsToldApartByCode() {
        JsonNode document = new Http(port).get("/v3/api-docs").json();
        JsonNode conflict =
                document.at("/paths/~1v1~1cups/post/responses/409/content")
                        .path("application/problem+json");

        assertThat(conflict.at("/schema/oneOf").size()).isEqualTo(2);
        assertThat(conflict.at("/schema/discriminator/mapping/out_of_cups").asString())
                .isEqualTo("#/components/schemas/OutOfCupsProblem");
        assertThat(document.at("/paths/~1v1~1cups/post/responses/403/$ref").asString())
                .isEqualTo("#/components/responses/Forbidden");
        assertThat(
                        document.at(
                                        "/components/schemas/OutOfCupsProblem/allOf/1/properties"
                                                + "/available/description")
                                .asString())
                .isEqualTo("Cups left.");
    }

    @Test
    void showsEachRefusalAsTheServiceAnswersIt() {
        Http http = new Http(port);
        JsonNode shown =
                http.get("/v3/api-docs").json().at("/components/examples/out_of_cups/value");
        JsonNode answered =
                http.post("/v1/refusals", "{\"how\": \"sold\"}", bearer(ISSUER.token("alice")))
                        .json();

        assertThat(shown.propertyNames()).containsExactlyElementsOf(answered.propertyNames());
        for (String same : List.of("type", "title", "status", "detail", "code", "available")) {
            assertThat(shown.get(same)).as(same).isEqualTo(answered.get(same));
        }
    }

    @Test
    void hasNoComponentThatNothingRefersTo() {
        JsonNode document = new Http(port).get("/v3/api-docs").json();
        String text = document.toString();

        document.path("components")
                .forEachEntry((kind, named) -> {
                    if (!kind.equals("securitySchemes")) {
                        assertThat(named.propertyNames())
                                .allMatch(name ->
                                        text.contains(
                                                "\"#/components/%s/%s\"".formatted(kind, name)));
                    }
                });
        assertThat(document.at("/components/schemas").propertyNames())
                .contains("Problem", "Violation", "Cup");
    }

    @Test
    void requiresWhatAnAnswerAlwaysHasAndAllowsNullWhereTheRecordDoes() {
        JsonNode cup = new Http(port).get("/v3/api-docs").json().at("/components/schemas/Cup");

        assertThat(cup.at("/required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("id", "name", "number");
        assertThat(cup.at("/properties/name/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(cup.at("/properties/id/type").asString()).isEqualTo("string");
    }

    @Test
    void leavesTheCallerOutOfTheParameters() {
        JsonNode document = new Http(port).get("/v3/api-docs").json();

        assertThat(document.at("/paths/~1v1~1me/get").has("parameters")).isFalse();
        assertThat(document.at("/paths/~1v1~1greeting/get").has("parameters")).isFalse();
    }
}
