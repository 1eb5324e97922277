package dev.usher.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonShapeTests {

    @Test
    void equalShapesHaveOtherValues() {
        assertThat(
                        differences(
                                "{\"a\":1,\"b\":[{\"c\":\"x\"}]}",
                                "{\"b\":[{\"c\":\"y\"}],\"a\":2}"))
                .isEmpty();
    }

    @Test
    void tellsAMissingMemberOnce() {
        assertThat(differences("{\"a\":{\"b\":{\"c\":1}}}", "{}"))
                .containsExactly("a: one alone has it");
        assertThat(differences("{}", "{\"a\":[{\"b\":1}]}"))
                .containsExactly("a: other alone has it");
    }

    @Test
    void tellsOtherTypes() {
        assertThat(differences("{\"a\":null}", "{\"a\":1}"))
                .containsExactly("a: one has null, other has integer");
        assertThat(differences("{\"a\":1.5}", "{\"a\":1}"))
                .containsExactly("a: one has number, other has integer");
        assertThat(differences("[1,\"x\"]", "[1]"))
                .containsExactly("[]: one has integer or string, other has integer");
        assertThat(differences("\"no JSON\"", "{\"a\":1}"))
                .containsExactly("the body: one has string, other has object");
    }

    @Test
    void doesNotTakeALongerNameForAMemberBelow() {
        assertThat(differences("{\"a\":1,\"ab\":1}", "{}"))
                .containsExactly("a: one alone has it", "ab: one alone has it");
    }

    private static List<String> differences(String one, String other) {
        JsonMapper json = new JsonMapper();
        return JsonShape.of(json.readTree(one))
                .differences(JsonShape.of(json.readTree(other)), "one", "other");
    }
}
