package dev.usher.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI document, with its operations by name and its references followed. */
final class Document {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private final JsonNode root;

    Document(JsonNode root) {
        this.root = root;
    }

    static Document parse(String json) {
        return new Document(JsonMapper.shared().readTree(json));
    }

    /** Returns every operation by its name, for example {@code POST /v1/orders}. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (var path : root.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.put(
                            method.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + path.getKey(),
                            operation(path.getValue(), method.getValue()));
                }
            }
        }
        return operations;
    }

    private Operation operation(JsonNode path, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        List<JsonNode> listed = new ArrayList<>(path.path("parameters").values());
        listed.addAll(operation.path("parameters").values());
        for (JsonNode each : listed) {
            JsonNode parameter = resolved(each);
            parameters.put(
                    parameter.path("in").asString()
                            + " parameter "
                            + parameter.path("name").asString(),
                    parameter);
        }
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        operation
                .path("responses")
                .properties()
                .forEach(answer -> answers.put(answer.getKey(), resolved(answer.getValue())));
        JsonNode security =
                operation.has("security") ? operation.path("security") : root.path("security");
        return new Operation(
                operation.path("operationId").asString(""),
                needsToken(security),
                parameters,
                resolved(operation.path("requestBody")),
                answers);
    }

    /** Tells whether a call without a token is refused. */
    private static boolean needsToken(JsonNode security) {
        return !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
    }

    Set<String> schemaNames() {
        return Set.copyOf(root.at("/components/schemas").propertyNames());
    }

    /** Follows references until there is none. */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    /** The parts of an operation that programs depend on. */
    record Operation(
            String id,
            boolean needsToken,
            Map<String, JsonNode> parameters,
            JsonNode body,
            Map<String, JsonNode> answers) {}
}
