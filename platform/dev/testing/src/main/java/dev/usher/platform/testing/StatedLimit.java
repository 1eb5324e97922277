package dev.usher.platform.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A limit that a schema states for one value.
 *
 * @param text the limit as the schema states it
 * @param broken a value that breaks it
 */
record StatedLimit(String text, JsonNode broken) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Reads the limits of a schema without references, but not those of its members. */
    static List<StatedLimit> of(JsonNode schema) {
        List<StatedLimit> limits = new ArrayList<>();
        switch (type(schema)) {
            case "string" -> limits.add(new StatedLimit("type string", NODES.booleanNode(true)));
            case "boolean" -> limits.add(new StatedLimit("type boolean", NODES.stringNode("yes")));
            case "integer" -> {
                limits.add(new StatedLimit("type integer", NODES.stringNode("many")));
                limits.add(new StatedLimit("type integer", NODES.numberNode(1.5)));
            }
            case "array" -> limits.add(new StatedLimit("type array", NODES.objectNode()));
            case "object" -> limits.add(new StatedLimit("type object", NODES.stringNode("text")));
            default -> {
                // Any type is allowed.
            }
        }
        switch (schema.at("/format").asString("")) {
            case "uuid" -> limits.add(new StatedLimit("format uuid", NODES.stringNode("7")));
            case "date-time" ->
                    limits.add(new StatedLimit("format date-time", NODES.stringNode("tomorrow")));
            case "uri" -> limits.add(new StatedLimit("format uri", NODES.stringNode("no uri")));
            case "int32" -> limits.add(new StatedLimit("format int32", NODES.numberNode(1L << 31)));
            case "int64" ->
                    limits.add(
                            new StatedLimit(
                                    "format int64", NODES.numberNode(BigInteger.TWO.pow(63))));
            default -> {
                // No format is stated, or one that limits nothing.
            }
        }
        if (schema.has("enum")) {
            limits.add(new StatedLimit("enum", NODES.stringNode("NO_SUCH_VALUE")));
        }
        if (schema.has("minimum")) {
            limits.add(
                    new StatedLimit(
                            "minimum", NODES.numberNode(schema.get("minimum").asLong() - 1)));
        }
        if (schema.has("maximum")) {
            limits.add(
                    new StatedLimit(
                            "maximum", NODES.numberNode(schema.get("maximum").asLong() + 1)));
        }
        if (schema.has("minLength")) {
            limits.add(new StatedLimit("minLength", text(schema.get("minLength").asInt() - 1)));
        }
        if (schema.has("maxLength")) {
            limits.add(new StatedLimit("maxLength", text(schema.get("maxLength").asInt() + 1)));
        }
        return limits;
    }

    /** The type beside null. */
    private static String type(JsonNode schema) {
        return schema.at("/type").isArray()
                ? schema.at("/type")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(type -> !type.equals("null"))
                        .findFirst()
                        .orElse("")
                : schema.at("/type").asString("");
    }

    private static JsonNode text(int length) {
        return NODES.stringNode("x".repeat(length));
    }
}
