package dev.usher.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request bodies in a service's OpenAPI document. A test that sends them ties the documentation
 * to the code that reads the bodies: the service must accept every {@link #examples example}, and
 * must refuse every {@link #broken broken body}, each of which breaks one stated limit.
 *
 * <p>Stated limits are type, format, enum, required, minimum, maximum, minLength and maxLength. A
 * broken body is an example with one member changed. If no example has the member, it is added to
 * an example. In a merge patch a required member is set to null instead of being removed.
 */
public final class DocumentedBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> METHODS = Set.of("post", "put", "patch");

    /** A body that the documentation shows. */
    public record Example(String operation, String name, JsonNode body) {

        @Override
        public String toString() {
            return operation + " with the example " + name;
        }
    }

    /**
     * A body that breaks one limit.
     *
     * @param limit the limit and the value that breaks it
     * @param pointer the JSON pointer of the member, which the violation must name
     */
    public record Broken(String operation, String limit, String pointer, JsonNode body) {

        /** Fails unless the answer is a 400 whose violations all name the broken member. */
        public void assertRefused(ApiResponse answer) {
            boolean named =
                    answer.status() == 400
                            && answer.at("/errors").size() > 0
                            && answer.at("/errors")
                                    .valueStream()
                                    .allMatch(error ->
                                            error.at("/pointer").asString("").equals(pointer));
            if (!named) {
                throw new AssertionError(
                        "%s%nmust be refused with a violation of %s alone, but was answered %s%nbody: %s"
                                .formatted(this, pointer, answer, body));
            }
        }

        @Override
        public String toString() {
            return operation + " with " + pointer + " against " + limit;
        }
    }

    private final JsonNode document;

    private DocumentedBodies(JsonNode document) {
        this.document = document;
    }

    /** Reads the document of a running service. */
    public static DocumentedBodies of(Api api) {
        return of(api.get("/v3/api-docs", null).expect(200).json());
    }

    /** Takes an OpenAPI document as it is. */
    public static DocumentedBodies of(JsonNode document) {
        return new DocumentedBodies(document);
    }

    /** The operations that take a body, such as {@code POST /v1/events}. */
    public List<String> operations() {
        return bodies().stream().map(Body::operation).toList();
    }

    /** The examples of that operation. */
    public List<Example> examples(String operation) {
        return body(operation).examples();
    }

    /** For each stated limit of that operation's body one body that breaks it alone. */
    public List<Broken> broken(String operation) {
        Body body = body(operation);
        List<Broken> broken = new ArrayList<>();
        collect(body, body.schema(), "", broken);
        return broken;
    }

    private record Body(String operation, boolean patch, JsonNode schema, List<Example> examples) {}

    private Body body(String operation) {
        return bodies().stream()
                .filter(body -> body.operation().equals(operation))
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " documents no body"));
    }

    private List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        for (var path : document.at("/paths").properties()) {
            for (var method : path.getValue().properties()) {
                JsonNode content = method.getValue().at("/requestBody/content");
                if (METHODS.contains(method.getKey())) {
                    String operation =
                            method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    content.properties()
                            .forEach(type ->
                                    bodies.add(body(operation, type.getKey(), type.getValue())));
                }
            }
        }
        return bodies;
    }

    private Body body(String operation, String mediaType, JsonNode content) {
        List<Example> examples = new ArrayList<>();
        if (content.has("example")) {
            examples.add(new Example(operation, "of the body", content.get("example")));
        }
        content.at("/examples")
                .properties()
                .forEach(named ->
                        examples.add(
                                new Example(
                                        operation, named.getKey(), named.getValue().get("value"))));
        if (examples.isEmpty()) {
            throw new AssertionError(operation + " documents no example of its body");
        }
        return new Body(
                operation,
                mediaType.contains("merge-patch"),
                resolved(content.get("schema")),
                examples);
    }

    /** Follows references, and of a choice between a schema and null takes the schema. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("oneOf")) {
            return schema.get("oneOf")
                    .valueStream()
                    .filter(choice -> !choice.at("/type").asString("").equals("null"))
                    .findFirst()
                    .map(this::resolved)
                    .orElse(schema);
        }
        String reference = schema.at("/$ref").asString("");
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    private void collect(Body body, JsonNode schema, String pointer, List<Broken> broken) {
        for (JsonNode required : schema.at("/required").values()) {
            String member = pointer + "/" + required.asString();
            broken.add(broken(body, "required", member, null));
        }
        for (var property : schema.at("/properties").properties()) {
            JsonNode inner = resolved(property.getValue());
            String member = pointer + "/" + property.getKey();
            StatedLimit.of(inner)
                    .forEach(limit ->
                            broken.add(broken(body, limit.text(), member, limit.broken())));
            collect(body, inner, member, broken);
            if (inner.has("items")) {
                JsonNode items = resolved(inner.get("items"));
                StatedLimit.of(items)
                        .forEach(limit ->
                                broken.add(
                                        broken(body, limit.text(), member + "/0", limit.broken())));
                collect(body, items, member + "/0", broken);
            }
        }
    }

    /** Takes the first example that has the member, or else one that has its parent. */
    private static Broken broken(
            Body body, String limit, String pointer, @Nullable JsonNode value) {
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        JsonNode whole =
                body.examples().stream()
                        .map(Example::body)
                        .filter(example -> !absent(example.at(pointer)))
                        .findFirst()
                        .or(() ->
                                body.examples().stream()
                                        .map(Example::body)
                                        .filter(example -> !absent(example.at(parent)))
                                        .findFirst())
                        .orElse(body.examples().getFirst().body())
                        .deepCopy();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode owner = grown(whole.asObject(), parent);
        if (owner instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value == null ? NODES.nullNode() : value);
        } else if (value == null && !body.patch()) {
            owner.asObject().remove(name);
        } else {
            owner.asObject().set(name, value == null ? NODES.nullNode() : value);
        }
        return new Broken(body.operation(), limit, pointer, whole);
    }

    /** The node at that pointer; missing objects on the way are added. */
    private static JsonNode grown(ObjectNode whole, String pointer) {
        JsonNode node = whole;
        for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            if (step.isEmpty()) {
                return node;
            }
            JsonNode next =
                    node instanceof ArrayNode list
                            ? list.get(Integer.parseInt(step))
                            : node.get(step);
            if (absent(next)) {
                if (node instanceof ArrayNode) {
                    throw new AssertionError("no example has an entry for " + pointer);
                }
                next = node.asObject().putObject(step);
            }
            node = next;
        }
        return node;
    }

    private static boolean absent(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() || node.isNull();
    }
}
