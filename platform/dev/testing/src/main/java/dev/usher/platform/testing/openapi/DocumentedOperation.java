package dev.usher.platform.testing.openapi;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * An operation of an OpenAPI document.
 *
 * @param method in upper case
 * @param path the template, such as {@code /v1/events/{id}}
 */
record DocumentedOperation(String method, String path, JsonNode node) {

    /** Tells whether a path has the form of this operation's template. */
    boolean matches(String actual) {
        String[] template = path.split("/", -1);
        String[] segments = actual.split("/", -1);
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            boolean variable = template[i].startsWith("{") && !segments[i].isEmpty();
            if (!variable && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    /** The number of segments that are variables; among matches the one with the fewest counts. */
    int variables() {
        return (int) path.chars().filter(c -> c == '{').count();
    }

    /** The pointer of the operation in its document. */
    String pointer() {
        return "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
    }

    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    /** The statuses for which the operation documents an answer. */
    List<String> statuses() {
        return List.copyOf(node.path("responses").propertyNames());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
