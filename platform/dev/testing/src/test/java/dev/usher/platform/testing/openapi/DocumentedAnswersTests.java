package dev.usher.platform.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentedAnswersTests {

    private static final String DOCUMENT =
            """
            {"paths": {
               "/v1/cups/{id}": {
                 "get": {"responses": {
                   "200": {
                     "headers": {
                       "ETag": {"required": true, "schema": {"type": "string"}},
                       "RateLimit-Limit": {"$ref": "#/components/headers/RateLimit"}},
                     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Cup"}}}},
                   "304": {"headers": {"ETag": {"schema": {"type": "string"}}}},
                   "404": {"$ref": "#/components/responses/NotFound"}}},
                 "delete": {"responses": {"204": {}}}},
               "/v1/cups/mine": {
                 "get": {"responses": {
                   "200": {"content": {"application/json": {"schema": {
                     "type": "object", "properties": {"items": {"type": "array",
                       "items": {"$ref": "#/components/schemas/Cup"}}}}}}}}}},
               "/v1/cups/{id}/picture": {
                 "get": {"responses": {"200": {"content": {"image/png": {}}}}}}},
             "components": {
               "headers": {"RateLimit": {"schema": {"type": "integer", "minimum": 1}}},
               "responses": {
                 "NotFound": {"content": {"application/problem+json": {"schema": {
                   "allOf": [{"$ref": "#/components/schemas/Problem"},
                             {"properties": {"code": {"enum": ["not_found", "cup_broken"]}}}]}}}}},
               "schemas": {
                 "Cup": {"type": "object", "required": ["id", "colour"], "properties": {
                   "id": {"type": "string", "format": "uuid"},
                   "colour": {"type": ["string", "null"]}}},
                 "Problem": {"type": "object", "required": ["status", "code"], "properties": {
                   "status": {"type": "integer"},
                   "code": {"enum": ["not_found", "cup_broken", "cup_lost", "unauthenticated",
                     "rate_limited", "method_not_allowed"]}}}}}}
            """;

    private static final String CUP =
            """
            {"id": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11", "colour": null}\
            """;

    private final DocumentedAnswers documented =
            DocumentedAnswers.of(JsonMapper.shared().readTree(DOCUMENT));

    @Test
    void areThoseThatTheDocumentDescribes() {
        assertThat(differences("GET", "/v1/cups/7?x=1", 200, CUP, "ETag", "1")).isEmpty();
        assertThat(differences("HEAD", "/v1/cups/7", 200, "", "ETag", "1")).isEmpty();
        assertThat(differences("GET", "/v1/cups/7", 304, "")).isEmpty();
        assertThat(differences("DELETE", "/v1/cups/7", 204, "")).isEmpty();
        assertThat(differences("GET", "/v1/cups/mine", 200, "{\"items\": [%s]}".formatted(CUP)))
                .isEmpty();
        assertThat(problem("GET", "/v1/cups/7", 404, "not_found")).isEmpty();
    }

    @Test
    void areNotThoseOfAnotherStatus() {
        assertThat(differences("GET", "/v1/cups/7", 202, CUP))
                .containsExactly("status 202 is not documented, only [200, 304, 404]");
    }

    @Test
    void areNotThoseOfAnotherMediaType() {
        assertThat(differences("GET", "/v1/cups/7/picture", 200, "{}"))
                .containsExactly("media type application/json is not documented, only [image/png]");
    }

    @Test
    void areNotThoseThatBreakTheSchema() {
        assertThat(differences("GET", "/v1/cups/7", 200, "{\"id\": \"7\"}", "ETag", "1"))
                .hasSize(2)
                .anyMatch(text -> text.contains("uuid"))
                .anyMatch(text -> text.contains("colour"));
        assertThat(differences("GET", "/v1/cups/7", 200, "{", "ETag", "1"))
                .singleElement()
                .asString()
                .contains("is not JSON");
        assertThat(differences("GET", "/v1/cups/7", 200, "", "ETag", "1"))
                .containsExactly("a body is documented, but there is none");
    }

    @Test
    void areNotThoseWithAMemberThatNoSchemaNames() {
        String more = CUP.replace("}", ", \"handle\": 1}");

        assertThat(differences("GET", "/v1/cups/7", 200, more, "ETag", "1"))
                .singleElement()
                .asString()
                .contains("handle");
        assertThat(differences("GET", "/v1/cups/mine", 200, "{\"more\": 1}"))
                .singleElement()
                .asString()
                .contains("more");
    }

    @Test
    void areNotThoseWithAnotherProblemCode() {
        assertThat(problem("GET", "/v1/cups/7", 404, "cup_lost"))
                .containsExactly("code cup_lost is not documented, only [cup_broken, not_found]");
    }

    @Test
    void areNotThoseWithoutARequiredHeader() {
        assertThat(differences("GET", "/v1/cups/7", 200, CUP))
                .containsExactly("header ETag must be present");
    }

    @Test
    void areNotThoseWithAnotherHeader() {
        assertThat(differences("GET", "/v1/cups/7", 200, CUP, "ETag", "1", "Retry-After", "1"))
                .containsExactly("header Retry-After is not documented");
        assertThat(differences("GET", "/v1/cups/7", 200, CUP, "ETag", "1", "Date", "today"))
                .isEmpty();
        assertThat(differences("GET", "/v1/cups/7", 200, CUP, "ETag", "1", "RateLimit-Limit", "0"))
                .singleElement()
                .asString()
                .startsWith("header RateLimit-Limit:");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/saucers, 404, not_found",
        "GET, /v1/cups/, 404, not_found",
        "GET, /v1/saucers, 401, unauthenticated",
        "PUT, /v1/saucers, 429, rate_limited"
    })
    void mayBeRefusalsOfAnUnknownAddress(String method, String path, int status, String code) {
        assertThat(problem(method, path, status, code)).isEmpty();
    }

    @Test
    void areNothingElseAtAnUnknownAddress() {
        assertThat(differences("GET", "/v1/saucers", 200, "{}"))
                .containsExactly("the operation is not documented");
        assertThat(problem("GET", "/v1/saucers", 500, "internal_error"))
                .containsExactly("the operation is not documented");
        assertThat(problem("PUT", "/v1/cups/7", 409, "cup_broken"))
                .containsExactly("the operation is not documented");
        assertThat(
                        differences(
                                "GET",
                                "/v1/saucers",
                                404,
                                "{\"error\": 1}",
                                "Content-Type",
                                "application/problem+json"))
                .isNotEmpty();
    }

    @Test
    void mayNameTheMethodsOfAKnownAddress() {
        assertThat(
                        differences(
                                "PUT",
                                "/v1/cups/7",
                                405,
                                "{\"status\": 405, \"code\": \"method_not_allowed\"}",
                                "Content-Type",
                                "application/problem+json",
                                "Allow",
                                "GET, DELETE"))
                .isEmpty();
    }

    @Test
    void areReportedWithOperationStatusAndDifference() {
        assertThatThrownBy(
                        () -> documented.check(Answer.of("GET", "/v1/cups/7", 202, Map.of(), "")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "GET /v1/cups/{id} answered 202", "status 202 is not documented");
    }

    private List<String> problem(String method, String path, int status, String code) {
        return differences(
                method,
                path,
                status,
                "{\"status\": %d, \"code\": \"%s\"}".formatted(status, code),
                "Content-Type",
                "application/problem+json");
    }

    private List<String> differences(
            String method, String path, int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        if (!body.isEmpty()) {
            all.put("Content-Type", "application/json;charset=UTF-8");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return documented.differences(Answer.of(method, path, status, all, body));
    }
}
