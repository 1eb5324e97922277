package dev.usher.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Finds the changes of an API that break programs, as the page "Versions" of the site promises that
 * there are none. Each change is one sentence, which stays the same from run to run.
 */
public final class BreakingChanges {

    private final Document before;
    private final Document after;
    private final SchemaChanges schemas;
    private final Set<String> found = new TreeSet<>();

    private BreakingChanges(Document before, Document after) {
        this.before = before;
        this.after = after;
        this.schemas = new SchemaChanges(before, after, found);
    }

    /** Compares two OpenAPI documents in JSON. */
    public static Set<String> between(String before, String after) {
        BreakingChanges changes =
                new BreakingChanges(Document.parse(before), Document.parse(after));
        changes.compare();
        return changes.found;
    }

    private void compare() {
        Map<String, Document.Operation> now = after.operations();
        before.operations()
                .forEach((name, operation) -> {
                    Document.Operation successor = now.get(name);
                    if (successor == null) {
                        found.add(name + " was removed");
                    } else {
                        compare(name, operation, successor);
                    }
                });
        for (String schema : before.schemaNames()) {
            if (!after.schemaNames().contains(schema)) {
                found.add("schema " + schema + " was removed or renamed");
            }
        }
    }

    private void compare(String name, Document.Operation was, Document.Operation is) {
        if (!was.id().equals(is.id())) {
            found.add("%s: operationId %s became %s".formatted(name, was.id(), is.id()));
        }
        if (is.needsToken() && !was.needsToken()) {
            found.add(name + " needs a token now");
        }
        parameters(name, was, is);
        body(name + " body", was.body(), is.body());
        was.answers()
                .forEach((status, answer) -> {
                    if (is.answers().containsKey(status)) {
                        answer(name + " " + status, answer, is.answers().get(status));
                    } else {
                        found.add(name + " " + status + " was removed");
                    }
                });
        is.answers().keySet().stream()
                .filter(status -> !was.answers().containsKey(status) && isSuccess(status))
                .forEach(status -> found.add(name + " answers " + status + " now"));
    }

    private void parameters(String name, Document.Operation was, Document.Operation is) {
        was.parameters()
                .forEach((key, parameter) -> {
                    JsonNode successor = is.parameters().get(key);
                    if (successor == null) {
                        found.add(name + " " + key + " was removed");
                    } else {
                        required(name + " " + key, parameter, successor);
                        schemas.compare(
                                BodyDirection.REQUEST,
                                name + " " + key,
                                parameter.path("schema"),
                                successor.path("schema"));
                    }
                });
        is.parameters()
                .forEach((key, parameter) -> {
                    if (!was.parameters().containsKey(key)
                            && parameter.path("required").asBoolean(false)) {
                        found.add(name + " " + key + " was added and is required");
                    }
                });
    }

    private void body(String where, JsonNode was, JsonNode is) {
        if (is.path("required").asBoolean(false) && was.isMissingNode()) {
            found.add(where + " was added and is required");
        } else if (!was.isMissingNode() && is.isMissingNode()) {
            found.add(where + " was removed");
        } else if (!was.isMissingNode()) {
            required(where, was, is);
            content(BodyDirection.REQUEST, where, was, is);
        }
    }

    private void answer(String where, JsonNode was, JsonNode is) {
        content(BodyDirection.ANSWER, where, was, is);
        for (var header : was.path("headers").properties()) {
            String name = where + " header " + header.getKey();
            if (!is.path("headers").has(header.getKey())) {
                found.add(name + " was removed");
                continue;
            }
            JsonNode before = this.before.resolved(header.getValue());
            JsonNode after = this.after.resolved(is.path("headers").path(header.getKey()));
            if (before.path("required").asBoolean(false)
                    && !after.path("required").asBoolean(false)) {
                found.add(name + " became optional");
            }
            schemas.compare(
                    BodyDirection.ANSWER, name, before.path("schema"), after.path("schema"));
        }
    }

    private void content(BodyDirection direction, String where, JsonNode was, JsonNode is) {
        for (var media : was.path("content").properties()) {
            JsonNode successor = is.path("content").path(media.getKey());
            if (successor.isMissingNode()) {
                found.add(where + " " + media.getKey() + " was removed");
            } else {
                schemas.compare(
                        direction,
                        where,
                        media.getValue().path("schema"),
                        successor.path("schema"));
            }
        }
    }

    private void required(String where, JsonNode was, JsonNode is) {
        if (is.path("required").asBoolean(false) && !was.path("required").asBoolean(false)) {
            found.add(where + " became required");
        }
    }

    private static boolean isSuccess(String status) {
        return status.startsWith("2") || status.startsWith("3");
    }
}
