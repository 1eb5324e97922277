package dev.usher.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema with its reference followed and the parts of {@code allOf} put together. */
final class SchemaShape {

    static final String NULL = "null";

    private final JsonNode node;
    private final JsonNode schema;
    private final Map<String, JsonNode> members = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();

    private SchemaShape(JsonNode node, JsonNode schema) {
        this.node = node;
        this.schema = schema;
    }

    static SchemaShape of(Document document, JsonNode node) {
        JsonNode resolved = document.resolved(node);
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        SchemaShape shape = new SchemaShape(node, whole);
        shape.take(document, resolved, whole);
        return shape;
    }

    private void take(Document document, JsonNode schema, ObjectNode whole) {
        for (JsonNode part : schema.path("allOf").values()) {
            take(document, document.resolved(part), whole);
        }
        schema.properties()
                .forEach(entry -> {
                    if (!entry.getKey().equals("allOf")) {
                        whole.set(entry.getKey(), entry.getValue());
                    }
                });
        schema.path("properties")
                .properties()
                .forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        schema.path("required").values().forEach(name -> required.add(name.asString()));
    }

    /** Returns the name of the schema that a node refers to; empty if it refers to none. */
    static String nameOf(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    JsonNode get(String keyword) {
        return schema.path(keyword);
    }

    Map<String, JsonNode> members() {
        return members;
    }

    Set<String> required() {
        return required;
    }

    /** Tells whether members that the schema does not name are refused. */
    boolean isClosed() {
        return get("additionalProperties").isBoolean() && !get("additionalProperties").asBoolean();
    }

    Set<String> types() {
        Set<String> types = new TreeSet<>();
        JsonNode type = get("type");
        if (type.isString()) {
            types.add(type.asString());
        }
        type.values().forEach(each -> types.add(each.asString()));
        if (!types.isEmpty() && get("nullable").asBoolean(false)) {
            types.add(NULL);
        }
        return types;
    }

    String typeText() {
        return types().isEmpty() ? "any" : String.join(" or ", types());
    }

    /** Returns the values of an enum or a constant as JSON; empty if every value is allowed. */
    Set<String> values() {
        Set<String> values = new TreeSet<>();
        get("enum").values().forEach(value -> values.add(value.toString()));
        if (has("const")) {
            values.add(get("const").toString());
        }
        return values;
    }

    boolean isUnion() {
        return has("oneOf") || has("anyOf");
    }

    /**
     * Returns the alternatives by what tells them apart: the code of a problem, else the name of
     * the schema, else the type. A schema without alternatives is its own only one.
     */
    Map<String, JsonNode> alternatives(Document document) {
        Map<String, JsonNode> alternatives = new LinkedHashMap<>();
        if (!isUnion()) {
            alternatives.put(key(document, node), node);
            return alternatives;
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            for (JsonNode alternative : get(keyword).values()) {
                alternatives.put(key(document, alternative), alternative);
            }
        }
        return alternatives;
    }

    private static String key(Document document, JsonNode alternative) {
        SchemaShape shape = of(document, alternative);
        JsonNode code = shape.members().get("code");
        if (code != null) {
            Set<String> values = of(document, code).values();
            if (values.size() == 1) {
                return values.iterator().next();
            }
        }
        String name = nameOf(alternative);
        return name.isEmpty() ? shape.typeText() : name;
    }
}
