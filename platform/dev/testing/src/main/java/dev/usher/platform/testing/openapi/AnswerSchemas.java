package dev.usher.platform.testing.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates JSON against the schemas of one document, each of which is compiled once. */
final class AnswerSchemas {

    private static final String DOCUMENT = "https://usher.test/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    AnswerSchemas(JsonNode document) {
        this.document = ClosedSchemas.of(document);
        String text = this.document.toString();
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(DOCUMENT, text)));
    }

    /** The differences between a value and the schema at that pointer of the document. */
    List<String> differences(String pointer, JsonNode value) {
        return compiled
                .computeIfAbsent(pointer, this::compile)
                .validate(
                        value,
                        execution ->
                                execution.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(AnswerSchemas::shown)
                .toList();
    }

    private Schema compile(String pointer) {
        JsonNode schema = document.at(pointer);
        if (!schema.isObject()) {
            throw new IllegalStateException("the document has no schema at " + pointer);
        }
        JsonNode copy = schema.deepCopy();
        makeAbsolute(copy);
        return registry.getSchema(copy);
    }

    private static void makeAbsolute(JsonNode node) {
        String reference = node.path("$ref").asString("");
        if (reference.startsWith("#") && node instanceof ObjectNode object) {
            object.put("$ref", DOCUMENT + reference);
        }
        node.forEach(AnswerSchemas::makeAbsolute);
    }

    private static String shown(Error error) {
        String at = error.getInstanceLocation().toString();
        return (at.isEmpty() ? "the body" : at) + " " + error.getMessage();
    }
}
