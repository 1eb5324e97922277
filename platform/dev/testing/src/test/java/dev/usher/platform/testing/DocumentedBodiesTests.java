package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.DocumentedBodies.Broken;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentedBodiesTests {

    private static final String DOCUMENT =
            """
            {"paths": {
              "/seats": {
                "get": {},
                "post": {"requestBody": {"content": {"application/json": {
                  "schema": {"$ref": "#/components/schemas/Seat"},
                  "examples": {
                    "plain": {"value": {"row": 7, "hall": {"name": "Paradiso"}}},
                    "full": {"value": {"row": 7, "hall": {"name": "Paradiso"},
                                       "kinds": [{"kind": "AISLE"}]}}}}}}},
                "patch": {"requestBody": {"content": {"application/merge-patch+json": {
                  "schema": {"$ref": "#/components/schemas/Seat"},
                  "example": {"row": 8, "kinds": [{"kind": "AISLE"}]}}}}}}},
             "components": {"schemas": {
               "Seat": {"type": "object", "required": ["row"], "properties": {
                 "row": {"type": "integer", "minimum": 1, "maximum": 40},
                 "hall": {"oneOf": [{"$ref": "#/components/schemas/Hall"}, {"type": "null"}]},
                 "kinds": {"type": "array", "items": {"type": "object", "properties": {
                   "kind": {"enum": ["AISLE", "WINDOW"]}}}}}},
               "Hall": {"type": "object", "properties": {
                 "name": {"type": ["string", "null"], "maxLength": 9},
                 "id": {"type": "string", "format": "uuid"}}}}}}
            """;

    private final DocumentedBodies bodies =
            DocumentedBodies.of(JsonMapper.builder().build().readTree(DOCUMENT));

    @Test
    void knowsEveryOperationWithABody() {
        assertThat(bodies.operations()).containsExactly("POST /seats", "PATCH /seats");
    }

    @Test
    void showsEachExample() {
        assertThat(bodies.examples("POST /seats"))
                .extracting(example -> example.name() + " " + example.body())
                .containsExactly(
                        "plain {\"row\":7,\"hall\":{\"name\":\"Paradiso\"}}",
                        "full {\"row\":7,\"hall\":{\"name\":\"Paradiso\"},"
                                + "\"kinds\":[{\"kind\":\"AISLE\"}]}");
    }

    @Test
    void breaksEachStatedLimitAlone() {
        assertThat(broken("POST /seats"))
                .contains(
                        "required /row {\"hall\":{\"name\":\"Paradiso\"}}",
                        "minimum /row {\"row\":0,\"hall\":{\"name\":\"Paradiso\"}}",
                        "maximum /row {\"row\":41,\"hall\":{\"name\":\"Paradiso\"}}",
                        "maxLength /hall/name {\"row\":7,\"hall\":{\"name\":\"xxxxxxxxxx\"}}",
                        "format uuid /hall/id {\"row\":7,\"hall\":{\"name\":\"Paradiso\",\"id\":\"7\"}}",
                        "enum /kinds/0/kind {\"row\":7,\"hall\":{\"name\":\"Paradiso\"},"
                                + "\"kinds\":[{\"kind\":\"NO_SUCH_VALUE\"}]}")
                .hasSize(13);
    }

    @Test
    void setsARequiredMemberToNullInAPatch() {
        assertThat(broken("PATCH /seats"))
                .contains(
                        "required /row {\"row\":null,\"kinds\":[{\"kind\":\"AISLE\"}]}",
                        "maxLength /hall/name {\"row\":8,\"kinds\":[{\"kind\":\"AISLE\"}],"
                                + "\"hall\":{\"name\":\"xxxxxxxxxx\"}}");
    }

    private List<String> broken(String operation) {
        return bodies.broken(operation).stream().map(DocumentedBodiesTests::text).toList();
    }

    private static String text(Broken broken) {
        return broken.limit() + " " + broken.pointer() + " " + broken.body();
    }
}
