package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.openapi.Answer;
import dev.usher.platform.testing.openapi.DocumentedAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every example of an answer in the committed documents is an answer that they describe. */
class DocumentedExamplesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event-service",
                "payment-service",
                "ticket-service",
                "validation-service",
                "usher"
            })
    void areAnswersThatTheDocumentDescribes(String name) {
        JsonNode document =
                JsonMapper.shared().readTree(CommittedFile.at("docs/api/" + name + ".json").text());
        DocumentedAnswers documented = DocumentedAnswers.of(document);
        List<Answer> examples = examples(document);

        assertThat(examples).isNotEmpty();
        assertThat(examples)
                .allSatisfy(example -> assertThat(documented.differences(example)).isEmpty());
    }

    private static List<Answer> examples(JsonNode document) {
        List<Answer> examples = new ArrayList<>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                method.getValue()
                        .path("responses")
                        .forEachEntry((status, answer) ->
                                resolved(document, answer)
                                        .path("content")
                                        .forEachEntry((type, content) -> {
                                            if (type.endsWith("json")) {
                                                values(document, content).stream()
                                                        .map(value ->
                                                                Answer.of(
                                                                        method.getKey()
                                                                                .toUpperCase(
                                                                                        Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        Integer.parseInt(status),
                                                                        Map.of(
                                                                                "Content-Type",
                                                                                type),
                                                                        value.toString()))
                                                        .forEach(examples::add);
                                            }
                                        }));
            }
        }
        return examples;
    }

    private static List<JsonNode> values(JsonNode document, JsonNode content) {
        List<JsonNode> values = new ArrayList<>();
        if (content.has("example")) {
            values.add(content.get("example"));
        }
        content.path("examples")
                .forEach(named -> values.add(resolved(document, named).path("value")));
        return values;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
