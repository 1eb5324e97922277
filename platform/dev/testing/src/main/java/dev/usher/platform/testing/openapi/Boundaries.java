package dev.usher.platform.testing.openapi;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds values inside and outside the limits that a schema states for one value. */
final class Boundaries {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST = 20_000;

    private final List<Boundary> found = new ArrayList<>();
    private final Shape shape;

    private Boundaries(Shape shape) {
        this.shape = shape;
    }

    /** The values at the limits of a member of a body. */
    static List<Boundary> ofMember(Shape shape) {
        Boundaries boundaries = new Boundaries(shape);
        boundaries.types();
        boundaries.values();
        return boundaries.found;
    }

    /** The values at the limits of a parameter, which is text in any case. */
    static List<Boundary> ofParameter(Shape shape) {
        Boundaries boundaries = new Boundaries(shape);
        if (!shape.is("string") && !shape.is("array")) {
            boundaries.outside("type", NODES.stringNode("many"));
        }
        boundaries.values();
        return boundaries.found;
    }

    /**
     * The values at the limits of a list.
     *
     * @param entry is repeated
     */
    static List<Boundary> ofList(Shape shape, JsonNode entry) {
        Boundaries boundaries = new Boundaries(shape);
        JsonNode schema = shape.schema();
        if (schema.has("minItems")) {
            int least = schema.get("minItems").asInt();
            boundaries.inside("minItems", list(entry, least));
            if (least > 0) {
                boundaries.outside("minItems", list(entry, least - 1));
            }
        }
        if (schema.has("maxItems")) {
            boundaries.outside("maxItems", list(entry, schema.get("maxItems").asInt() + 1));
        }
        return boundaries.found;
    }

    private static ArrayNode list(JsonNode entry, int size) {
        ArrayNode list = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(entry.deepCopy());
        }
        return list;
    }

    private void types() {
        (shape.nullable() ? List.of(true) : List.of(false))
                .forEach(allowed -> found.add(new Boundary("null", NODES.nullNode(), allowed)));
        if (shape.is("string")) {
            outside("type", NODES.booleanNode(true));
            outside("type", NODES.objectNode());
        } else if (shape.is("boolean")) {
            outside("type", NODES.stringNode("yes"));
        } else if (shape.is("integer")) {
            outside("type", NODES.stringNode("many"));
            outside("type", NODES.numberNode(1.5));
        } else if (shape.is("array")) {
            outside("type", NODES.objectNode());
        } else if (shape.is("object")) {
            outside("type", NODES.stringNode("text"));
            outside("type", NODES.arrayNode());
        }
    }

    private void values() {
        JsonNode schema = shape.schema();
        if (schema.has("enum")) {
            schema.get("enum")
                    .forEach(value -> {
                        if (!value.isNull()) {
                            inside("enum", value);
                        }
                    });
            outside("enum", NODES.stringNode("NO_SUCH_VALUE"));
        } else if (shape.is("integer")) {
            numbers(schema);
        } else if (shape.is("boolean")) {
            inside("type", NODES.booleanNode(true));
            inside("type", NODES.booleanNode(false));
        } else if (shape.is("string")) {
            texts(schema);
        }
    }

    private void numbers(JsonNode schema) {
        if (schema.has("minimum")) {
            long least = schema.get("minimum").asLong();
            inside("minimum", NODES.numberNode(least));
            outside("minimum", NODES.numberNode(least - 1));
        }
        if (schema.has("maximum")) {
            long most = schema.get("maximum").asLong();
            inside("maximum", NODES.numberNode(most));
            outside("maximum", NODES.numberNode(most + 1));
        }
        boolean small = schema.path("format").asString("").equals("int32");
        outside("format", NODES.numberNode(BigInteger.TWO.pow(small ? 31 : 63)));
    }

    private void texts(JsonNode schema) {
        switch (schema.path("format").asString("")) {
            case "uuid" -> outside("format", NODES.stringNode("7"));
            case "date-time" -> {
                inside("format", NODES.stringNode("2027-02-01T00:00:00+02:00"));
                outside("format", NODES.stringNode("tomorrow"));
                outside("format", NODES.stringNode("2027-02-30T00:00:00Z"));
            }
            case "uri" -> outside("format", NODES.stringNode("no uri"));
            case "email" -> outside("format", NODES.stringNode("no address"));
            default -> lengths(schema);
        }
    }

    private void lengths(JsonNode schema) {
        String pattern = schema.path("pattern").asString("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher("#~").find()) {
            outside("pattern", NODES.stringNode("#~"));
        }
        if (schema.has("minLength") && schema.get("minLength").asInt() > 0) {
            length("minLength", schema.get("minLength").asInt(), pattern, true);
            length("minLength", schema.get("minLength").asInt() - 1, "", false);
        }
        if (schema.has("maxLength") && schema.get("maxLength").asInt() < LONGEST) {
            length("maxLength", schema.get("maxLength").asInt(), pattern, true);
            length("maxLength", schema.get("maxLength").asInt() + 1, "", false);
        }
    }

    private void length(String limit, int length, String pattern, boolean allowed) {
        String text = "x".repeat(length);
        if (pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find()) {
            found.add(new Boundary(limit, NODES.stringNode(text), allowed));
        }
    }

    private void inside(String limit, JsonNode value) {
        found.add(new Boundary(limit, value, true));
    }

    private void outside(String limit, JsonNode value) {
        found.add(new Boundary(limit, value, false));
    }
}
