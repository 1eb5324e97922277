package dev.usher.gateway.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The members of a JSON Schema as a Markdown table. */
record SchemaTable(JsonNode schema) {

    private static final int DEEPEST = 3;

    String markdown() {
        StringBuilder table = new StringBuilder("| member | type | notes |\n|---|---|---|\n");
        members("", schema, table, 0);
        return table.toString();
    }

    private void members(String prefix, JsonNode object, StringBuilder table, int depth) {
        Set<String> required = new TreeSet<>();
        object.path("required").forEach(name -> required.add(name.asString()));
        object.path("properties")
                .forEachEntry((name, property) -> {
                    JsonNode resolved = resolve(property);
                    table.append(
                            "| `%s%s` | %s | %s |\n"
                                    .formatted(
                                            prefix,
                                            name,
                                            type(resolved),
                                            notes(resolved, required.contains(name))));
                    if (depth < DEEPEST) {
                        nested(prefix + name, resolved, table, depth);
                    }
                });
    }

    private void nested(String path, JsonNode member, StringBuilder table, int depth) {
        if (member.has("properties")) {
            members(path + ".", member, table, depth + 1);
        }
        JsonNode items = resolve(member.path("items"));
        if (items.has("properties")) {
            members(path + "[].", items, table, depth + 1);
        }
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#") ? schema.at(reference.substring(1)) : node;
    }

    private static String type(JsonNode member) {
        if (member.has("const")) {
            return "`" + member.path("const").asString() + "`";
        }
        JsonNode type = member.path("type");
        List<String> names = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(name -> names.add(name.asString()));
        } else {
            names.add(type.asString("any"));
        }
        String format = member.path("format").asString("");
        return String.join(" or ", names) + (format.isEmpty() ? "" : " (" + format + ")");
    }

    private static String notes(JsonNode member, boolean required) {
        List<String> notes = new ArrayList<>();
        if (!required) {
            notes.add("May be absent.");
        }
        List<String> values = new ArrayList<>();
        member.path("enum").forEach(value -> values.add("`" + value.asString() + "`"));
        if (!values.isEmpty()) {
            notes.add(String.join(", ", values) + ".");
        }
        if (member.has("description")) {
            notes.add(member.path("description").asString());
        }
        return String.join(" ", notes);
    }
}
