package dev.usher.platform.testing.openapi;

import dev.usher.platform.testing.openapi.Mutation.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The valid requests of one operation, and every mutation of them. */
final class Plan {

    private static final String JSON = "application/json";

    private final DocumentedOperation operation;
    private final boolean stream;
    private final String contentType;
    private final List<JsonNode> bodies = new ArrayList<>();
    private final Map<String, String> optional = new LinkedHashMap<>();
    private final Map<String, String> required = new LinkedHashMap<>();
    private final List<Mutation> mutations = new ArrayList<>();

    Plan(OpenApi api, DocumentedOperation operation) {
        this.operation = operation;
        JsonNode node = operation.node();
        this.stream =
                api.resolved(node.path("responses").path("200"))
                        .path("content")
                        .has("text/event-stream");
        String type = JSON;
        for (var content : node.path("requestBody").path("content").properties()) {
            type = content.getKey();
            examples(content.getValue());
            mutations.addAll(
                    BodyMutations.of(
                            api, content.getValue().path("schema"), type.contains("merge-patch")));
        }
        this.contentType = type;
        for (JsonNode parameter : node.path("parameters")) {
            parameter(api, api.resolved(parameter));
        }
        commonMutations();
    }

    DocumentedOperation operation() {
        return operation;
    }

    boolean stream() {
        return stream;
    }

    List<Mutation> mutations() {
        return mutations;
    }

    /** Tells whether the operation ends or changes what others need. */
    boolean ends() {
        return operation.method().equals("DELETE")
                || operation.method().equals("PATCH")
                || operation.path().endsWith("/cancel");
    }

    /** Drafts of which each has another example of the body, all without optional parameters. */
    List<Draft> drafts() {
        if (bodies.isEmpty()) {
            return List.of(draft());
        }
        return bodies.stream()
                .map(body -> {
                    Draft draft = draft();
                    draft.body(body);
                    return draft;
                })
                .toList();
    }

    /** A draft with one of the examples, and with some of the optional parameters. */
    Draft draft(RandomGenerator random) {
        Draft draft = draft();
        if (!bodies.isEmpty()) {
            draft.body(bodies.get(random.nextInt(bodies.size())));
        }
        optional.forEach((name, value) -> {
            if (random.nextBoolean()) {
                draft.parameter(name, value);
            }
        });
        return draft;
    }

    private Draft draft() {
        Draft draft = new Draft(operation, stream);
        required.forEach(draft::parameter);
        if (!bodies.isEmpty()) {
            draft.header("Content-Type", contentType);
        }
        return draft;
    }

    private void examples(JsonNode content) {
        if (content.has("example")) {
            bodies.add(content.get("example"));
        }
        content.path("examples").forEach(named -> bodies.add(named.path("value")));
        if (bodies.isEmpty()) {
            throw new AssertionError(operation + " documents no example of its body");
        }
    }

    private void parameter(OpenApi api, JsonNode parameter) {
        String name = parameter.path("name").asString();
        Shape shape = Shape.of(api, parameter.path("schema"));
        switch (parameter.path("in").asString()) {
            case "query" -> {
                (parameter.path("required").asBoolean(false) ? required : optional)
                        .put(name, example(parameter, shape));
                Boundaries.ofParameter(shape)
                        .forEach(each ->
                                mutate(name, each, draft -> draft.parameter(name, each.text())));
            }
            case "header" ->
                    Boundaries.ofParameter(shape)
                            .forEach(each ->
                                    mutate(name, each, draft -> draft.header(name, each.text())));
            case "path" ->
                    Boundaries.ofParameter(shape).stream()
                            .filter(each -> !each.inside() && !each.text().isEmpty())
                            .forEach(each ->
                                    mutations.add(
                                            new Mutation(
                                                    "/" + name,
                                                    each.limit(),
                                                    Effect.REFUSED,
                                                    draft -> {
                                                        draft.segment(name, each.text());
                                                        return true;
                                                    })));
            default -> {
                // Cookies are not used.
            }
        }
    }

    /** A documented value, or one that the schema allows; an id of that name is put in later. */
    private static String example(JsonNode parameter, Shape shape) {
        JsonNode schema = shape.schema();
        JsonNode documented =
                parameter.has("example")
                        ? parameter.get("example")
                        : parameter
                                .path("examples")
                                .valueStream()
                                .findFirst()
                                .map(named -> named.path("value"))
                                .orElse(schema.path("example"));
        if (!documented.isMissingNode()) {
            return documented.asString();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        if (shape.is("integer")) {
            return schema.path("default").asString(schema.path("minimum").asString("1"));
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> "{" + parameter.path("name").asString() + "}";
            case "date-time" -> "2027-01-01T00:00:00Z";
            default -> "jazz";
        };
    }

    private void mutate(String name, Boundary boundary, Consumer<Draft> change) {
        mutations.add(
                new Mutation(
                        "/" + name,
                        boundary.limit(),
                        boundary.inside() ? Effect.INSIDE : Effect.OUTSIDE,
                        draft -> {
                            change.accept(draft);
                            return true;
                        }));
    }

    private void commonMutations() {
        any("Accept", "no media type");
        any("Accept", "text/plain;q=0.1, */*;q=0");
        any("If-None-Match", "no tag");
        any("If-None-Match", "*");
        any("If-Match", "\"no-such-version\"");
        any("Prefer", "wait=-1");
        any("traceparent", "00-no-trace-01");
        any("Idempotency-Key", "");
        refused("Authorization", "Bearer no.token");
        any("Authorization", "Basic YTpi");
        mutations.add(
                new Mutation(
                        "/noSuchParameter",
                        "unknown parameter",
                        Effect.OUTSIDE,
                        draft -> {
                            draft.parameter("noSuchParameter", "1");
                            return true;
                        }));
        if (!bodies.isEmpty()) {
            refused("Content-Type", "text/plain");
        }
    }

    private void any(String header, String value) {
        header(header, value, Effect.ANY);
    }

    private void refused(String header, String value) {
        header(header, value, Effect.REFUSED);
    }

    private void header(String header, String value, Effect effect) {
        mutations.add(
                new Mutation(
                        "/" + header,
                        "header " + value,
                        effect,
                        draft -> {
                            draft.header(header, value);
                            return true;
                        }));
    }
}
