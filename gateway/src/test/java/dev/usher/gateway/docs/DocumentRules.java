package dev.usher.gateway.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules that every committed OpenAPI document keeps; each broken one is a sentence. */
final class DocumentRules {

    private static final Pattern READABLE = Pattern.compile("[a-z]+([A-Z][a-z]+)+");
    private static final Pattern VAGUE =
            Pattern.compile("Type|Entry|Line|Item|Place|Holder|Body|Jwk|.*View|Page[A-Z].*");

    private final JsonNode document;
    private final List<String> broken = new ArrayList<>();

    private DocumentRules(JsonNode document) {
        this.document = document;
    }

    /** Returns what is wrong with the document. */
    static List<String> broken(JsonNode document) {
        DocumentRules rules = new DocumentRules(document);
        rules.references(document, "");
        rules.operations();
        rules.schemas();
        return rules.broken;
    }

    private void references(JsonNode node, String at) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty()
                && (!reference.startsWith("#/")
                        || document.at(reference.substring(1)).isMissingNode())) {
            broken.add(at + " must refer to something that exists, not to " + reference);
        }
        node.forEachEntry((name, child) -> references(child, at + "/" + name));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                references(node.get(i), at + "/" + i);
            }
        }
    }

    private void operations() {
        Set<String> ids = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> {
                            String name = method + " " + path;
                            String id = operation.path("operationId").asString("");
                            if (!READABLE.matcher(id).matches() || !ids.add(id)) {
                                broken.add(
                                        "%s must have an operation id of its own that begins with a verb, not %s"
                                                .formatted(name, id));
                            }
                            described(name, operation);
                            operation
                                    .path("parameters")
                                    .forEach(parameter ->
                                            described(
                                                    name
                                                            + " "
                                                            + parameter.path("name").asString(""),
                                                    parameter));
                            answers(name, operation.path("responses"));
                        }));
    }

    private void answers(String operation, JsonNode responses) {
        responses.forEachEntry((status, answer) -> {
            JsonNode response = resolved(answer);
            described(operation + " " + status, response);
            response.path("content")
                    .forEachEntry((type, content) -> {
                        if (type.endsWith("json") && !content.has("schema")) {
                            broken.add(
                                    operation
                                            + " "
                                            + status
                                            + " must have a schema of its "
                                            + type);
                        }
                    });
            response.path("headers")
                    .forEachEntry((name, header) ->
                            described(operation + " " + status + " " + name, resolved(header)));
        });
    }

    private void schemas() {
        document.at("/components/schemas")
                .forEachEntry((name, schema) -> {
                    if (VAGUE.matcher(name).matches()) {
                        broken.add(name + " must be named for what it is in the domain");
                    }
                    described(name, schema);
                    schema(name, schema);
                });
        JsonNode money = document.at("/components/schemas/Money");
        if (!money.isMissingNode()
                && !Set.copyOf(money.path("properties").propertyNames())
                        .equals(Set.of("amount", "currency"))) {
            broken.add("Money must have exactly amount and currency");
        }
    }

    private void schema(String at, JsonNode schema) {
        JsonNode values = schema.path("enum");
        if (values.size() > 1 && schema.path("x-enum-descriptions").size() != values.size()) {
            broken.add(at + " must describe each of its values");
        }
        schema.path("properties")
                .forEachEntry((name, property) -> {
                    described(at + "." + name, property);
                    schema(at + "." + name, property);
                });
        schema.path("allOf").forEach(part -> schema(at, part));
        schema.path("oneOf").forEach(part -> schema(at, part));
        if (schema.has("items")) {
            schema(at + "[]", schema.path("items"));
        }
    }

    /** A schema that is referred to may carry the description. */
    private void described(String at, JsonNode node) {
        boolean described =
                !node.path("description").asString("").isBlank()
                        || !resolved(node).path("description").asString("").isBlank()
                        || node.path("oneOf")
                                .valueStream()
                                .anyMatch(choice ->
                                        !resolved(choice)
                                                .path("description")
                                                .asString("")
                                                .isBlank());
        if (!described) {
            broken.add(at + " must have a description");
        }
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
    }
}
