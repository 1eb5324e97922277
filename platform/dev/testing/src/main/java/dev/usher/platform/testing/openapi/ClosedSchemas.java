package dev.usher.platform.testing.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes every schema of an object refuse members that it does not name, because a member of an
 * answer that no schema names is not documented. A schema that is a part of another one stays open,
 * and the whole is closed instead.
 */
final class ClosedSchemas {

    private static final List<String> PARTS = List.of("allOf", "anyOf", "oneOf");

    private final Set<String> parts = new HashSet<>();

    private ClosedSchemas() {}

    static JsonNode of(JsonNode document) {
        JsonNode copy = document.deepCopy();
        ClosedSchemas closed = new ClosedSchemas();
        closed.findParts(copy);
        copy.path("components")
                .path("schemas")
                .forEachEntry((name, schema) ->
                        closed.close(
                                schema, closed.parts.contains("#/components/schemas/" + name)));
        closed.closeContents(copy);
        return copy;
    }

    /** Finds the schemas that others consist of. */
    private void findParts(JsonNode node) {
        for (String part : PARTS) {
            boolean shared = part.equals("allOf") || node.has("properties");
            for (JsonNode schema : node.path(part)) {
                if (shared && schema.has("$ref")) {
                    parts.add(schema.path("$ref").asString());
                }
            }
        }
        node.forEach(this::findParts);
    }

    private void closeContents(JsonNode node) {
        if (node.path("schema") instanceof ObjectNode schema && !schema.has("$ref")) {
            close(schema, false);
        }
        node.forEach(this::closeContents);
    }

    private void close(JsonNode node, boolean part) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        boolean composed = PARTS.stream().anyMatch(schema::has);
        boolean stated = schema.has("additionalProperties") || schema.has("unevaluatedProperties");
        boolean object = schema.has("properties") || schema.has("allOf");
        if (!part && !stated && object) {
            schema.put(composed ? "unevaluatedProperties" : "additionalProperties", false);
        }
        for (String kind : PARTS) {
            boolean shared = kind.equals("allOf") || schema.has("properties");
            schema.path(kind).forEach(inner -> close(inner, shared));
        }
        schema.path("properties").forEach(inner -> close(inner, false));
        close(schema.path("items"), false);
    }
}
