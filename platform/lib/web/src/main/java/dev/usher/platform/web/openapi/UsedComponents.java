package dev.usher.platform.web.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes from a document the components that no operation refers to. */
public final class UsedComponents {

    private static final String COMPONENTS = "components";

    /** Security schemes are referred to by their names. */
    private static final String SECURITY = "securitySchemes";

    private UsedComponents() {}

    public static void keep(ObjectNode document) {
        Set<String> used = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(document.path("paths"));
        while (!open.isEmpty()) {
            JsonNode node = open.poll();
            String reference = node.path("$ref").asString("");
            if (reference.startsWith("#/") && used.add(reference)) {
                open.add(document.at(reference.substring(1)));
            }
            node.forEach(open::add);
        }
        if (document.get(COMPONENTS) instanceof ObjectNode components) {
            components.forEachEntry((kind, named) -> {
                if (!kind.equals(SECURITY) && named instanceof ObjectNode known) {
                    List<String> unused =
                            known.propertyNames().stream()
                                    .filter(name ->
                                            !used.contains(
                                                    "#/%s/%s/%s".formatted(COMPONENTS, kind, name)))
                                    .toList();
                    known.remove(unused);
                }
            });
        }
    }
}
