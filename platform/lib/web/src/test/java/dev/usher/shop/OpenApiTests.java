package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(make.at("/responses").propertyNames()).contains("400", "401", "429", "503");
        assertThat(make.at("/parameters/0/name").asString()).isEqualTo("Idempotency-Key");
        assertThat(read.at("/responses").propertyNames()).contains("404").doesNotContain("401");
        assertThat(read.at("/security/0").isEmpty()).isTrue();
    }

    @Test
    void leavesTheCallerOutOfTheParameters() {
        JsonNode document = new Http(port).get("/v3/api-docs").json();

        assertThat(document.at("/paths/~1v1~1me/get").has("parameters")).isFalse();
        assertThat(document.at("/paths/~1v1~1greeting/get").has("parameters")).isFalse();
    }
}
