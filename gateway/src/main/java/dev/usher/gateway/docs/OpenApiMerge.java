package dev.usher.gateway.docs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges several OpenAPI documents. A component that two services define differently under one name
 * gets the service's name as a prefix; operation ids stay unique.
 */
final class OpenApiMerge {

    private static final String REFERENCE = "$ref";

    /** Of two examples under one name, one is enough. */
    private static final String EXAMPLES = "examples";

    /** The references of a discriminator. */
    private static final String MAPPING = "mapping";

    private static final Pattern GENERATED = Pattern.compile("(.+)_\\d+");

    private final ObjectNode merged;
    private final ObjectNode paths;
    private final ObjectNode components;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    OpenApiMerge(ObjectNode head) {
        merged = head.deepCopy();
        paths = merged.withObject("/paths");
        components = merged.withObject("/components");
    }

    void add(String service, JsonNode document) {
        JsonNode renamed = withoutConflicts(service, document);
        renamed.path("components")
                .forEachEntry((kind, named) ->
                        named.forEachEntry(
                                (name, component) -> section(kind).putIfAbsent(name, component)));
        renamed.path("paths")
                .forEachEntry((path, item) -> {
                    ObjectNode target = child(paths, path);
                    item.forEachEntry((method, operation) -> {
                        if (operation instanceof ObjectNode call) {
                            nameUniquely(service, call);
                        }
                        target.putIfAbsent(method, operation);
                    });
                });
        renamed.path("tags")
                .forEach(tag -> {
                    if (tags.add(tag.path("name").asString(""))) {
                        array("tags").add(tag);
                    }
                });
    }

    ObjectNode document() {
        return merged;
    }

    private JsonNode withoutConflicts(String service, JsonNode document) {
        Map<String, String> renames = new HashMap<>();
        ObjectNode copy = ((ObjectNode) document).deepCopy();
        copy.path("components")
                .forEachEntry((kind, named) ->
                        named.forEachEntry((name, component) -> {
                            JsonNode known = section(kind).get(name);
                            if (known != null
                                    && !known.equals(component)
                                    && !kind.equals(EXAMPLES)) {
                                String base = "#/components/" + kind + "/";
                                renames.put(base + name, base + capital(service) + name);
                            }
                        }));
        if (renames.isEmpty()) {
            return copy;
        }
        renames.forEach((from, to) -> rename(copy, from, to));
        rewrite(copy, renames);
        return copy;
    }

    private static void rename(ObjectNode document, String from, String to) {
        int slash = from.lastIndexOf('/');
        if (document.at(from.substring(1, slash)) instanceof ObjectNode section) {
            JsonNode component = section.remove(from.substring(slash + 1));
            section.set(to.substring(slash + 1), component);
        }
    }

    private static void rewrite(JsonNode node, Map<String, String> renames) {
        if (node instanceof ObjectNode object) {
            String reference = object.path(REFERENCE).asString("");
            if (renames.containsKey(reference)) {
                object.put(REFERENCE, renames.get(reference));
            }
            if (object.get(MAPPING) instanceof ObjectNode mapping) {
                mapping.propertyNames().stream()
                        .filter(name -> renames.containsKey(mapping.path(name).asString("")))
                        .toList()
                        .forEach(name ->
                                mapping.put(name, renames.get(mapping.path(name).asString(""))));
            }
        }
        node.forEach(child -> rewrite(child, renames));
    }

    private void nameUniquely(String service, ObjectNode operation) {
        String id = operation.path("operationId").asString("");
        if (id.isEmpty()) {
            return;
        }
        String plain = GENERATED.matcher(id).replaceFirst("$1");
        String unique = plain;
        for (int number = 1; !operationIds.add(unique); number++) {
            unique = service + capital(plain) + (number == 1 ? "" : String.valueOf(number));
        }
        operation.put("operationId", unique);
    }

    private ObjectNode section(String kind) {
        return child(components, kind);
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        if (parent.get(name) instanceof ObjectNode known) {
            return known;
        }
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        parent.set(name, made);
        return made;
    }

    private ArrayNode array(String name) {
        if (merged.get(name) instanceof ArrayNode known) {
            return known;
        }
        ArrayNode made = JsonNodeFactory.instance.arrayNode();
        merged.set(name, made);
        return made;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
