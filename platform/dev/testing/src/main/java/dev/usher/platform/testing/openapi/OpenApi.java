package dev.usher.platform.testing.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds operations and follows the references of an OpenAPI document. */
final class OpenApi {

    /** Methods that OpenAPI knows; the other members of a path are not operations. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final List<DocumentedOperation> operations = new ArrayList<>();

    OpenApi(JsonNode document) {
        this.document = document;
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(
                            new DocumentedOperation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()));
                }
            }
        }
        operations.sort(Comparator.comparingInt(DocumentedOperation::variables));
    }

    JsonNode document() {
        return document;
    }

    List<DocumentedOperation> operations() {
        return List.copyOf(operations);
    }

    /** The operation of a request. HEAD is answered as GET, without a body. */
    Optional<DocumentedOperation> operation(String method, String path) {
        String documented = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation ->
                        operation.method().equals(documented) && operation.matches(path))
                .findFirst();
    }

    boolean hasPath(String path) {
        return operations.stream().anyMatch(operation -> operation.matches(path));
    }

    /** The node itself, or the one that its reference names. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
    }
}
