package dev.usher.stripesandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Takes the facts for {@link StripeFacts} out of the full schema: of every object that was answered
 * the members that it must have and those that it had.
 */
final class FactsOfSchema {
    /** A longer enumeration is cut to the values that were answered. */
    private static final int MAX_VALUES = 12;

    private final FullSchema schema;
    private final Map<String, Map<String, Fact>> objects = new TreeMap<>();

    private record Fact(boolean required, JsonNode type, Set<String> answered) {}

    FactsOfSchema(FullSchema schema) {
        this.schema = schema;
    }

    /** The rows of the table about objects, each with its tabs. */
    List<String> objects(List<AllStates.Seen> answers) {
        for (AllStates.Seen seen : answers) {
            note(seen.json().has("error") ? "error" : name(seen.json()), seen.json());
        }
        return objects.entrySet().stream()
                .flatMap(object ->
                        object.getValue().entrySet().stream()
                                .map(member -> row(object.getKey(), member)))
                .toList();
    }

    private String row(String object, Map.Entry<String, Fact> member) {
        Fact fact = member.getValue();
        return String.join(
                "\t",
                object,
                member.getKey(),
                fact.required() ? "required" : "optional",
                String.join(" ", types(object, member.getKey(), fact)),
                String.join(" ", values(fact)));
    }

    private static String name(JsonNode object) {
        return object.path("object").asString("");
    }

    private void note(String object, JsonNode node) {
        if (object.equals("list")) {
            noteList(node);
        } else {
            note(object, "", schema.object(object), node);
        }
    }

    /** Every list of the API has the same envelope. */
    private void noteList(JsonNode list) {
        for (Map.Entry<String, JsonNode> member : list.properties()) {
            fact("list", member.getKey(), true, member.getValue());
        }
        for (JsonNode element : list.get("data")) {
            fact("list", "data[]", true, element).answered().add(name(element));
            note(name(element), element);
        }
    }

    private void note(String object, String prefix, JsonNode type, JsonNode node) {
        Set<String> required =
                type.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> member : type.path("properties").properties()) {
            String name = member.getKey();
            if (required.contains(name) || node.has(name)) {
                String path = prefix + name;
                boolean must = required.contains(name);
                noteValue(object, path, must, member.getValue(), node.path(name));
            }
        }
    }

    private void noteValue(
            String object, String path, boolean required, JsonNode type, JsonNode value) {
        Fact fact = fact(object, path, required, type);
        if (value.isString()) {
            fact.answered().add(value.asString());
        } else if (value.isArray()) {
            JsonNode elements =
                    alternatives(type).filter(each -> each.has("items")).findFirst().orElseThrow();
            for (JsonNode element : value) {
                noteValue(object, path + "[]", true, elements.get("items"), element);
            }
        } else if (value.isObject() && SANDBOXS.contains(name(value))) {
            fact.answered().add(name(value));
            note(name(value), value);
        } else if (value.isObject()) {
            alternatives(type)
                    .filter(each -> each.has("properties") && !SANDBOXS.contains(kind(each)))
                    .forEach(each -> note(object, path + ".", each, value));
        }
    }

    private Fact fact(String object, String path, boolean required, JsonNode type) {
        return objects.computeIfAbsent(object, _ -> new TreeMap<>())
                .computeIfAbsent(path, _ -> new Fact(required, type, new TreeSet<>()));
    }

    private static final Set<String> SANDBOXS =
            Set.of(
                    "checkout.session",
                    "payment_intent",
                    "charge",
                    "item",
                    "price",
                    "event",
                    "refund",
                    "dispute",
                    "balance_transaction");

    /** The name of the object that a schema describes, if it describes one of Stripe's objects. */
    private static String kind(JsonNode type) {
        return type.at("/properties/object/enum/0").asString("");
    }

    private Stream<JsonNode> alternatives(JsonNode type) {
        return type.has("anyOf")
                ? type.get("anyOf").valueStream().map(schema::resolved)
                : Stream.of(schema.resolved(type));
    }

    private Set<String> types(String object, String path, Fact fact) {
        Set<String> types = new TreeSet<>();
        if (object.equals("list")) {
            return path.equals("data[]") ? fact.answered() : Set.of(ofValue(fact.type()));
        }
        if (object.equals("event") && path.equals("data.object")) {
            return fact.answered();
        }
        alternatives(fact.type()).forEach(each -> types.addAll(types(each)));
        return types;
    }

    private static Set<String> types(JsonNode type) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode named = type.path("type");
        (named.isArray() ? named.valueStream() : Stream.of(named))
                .map(each -> each.asString(""))
                .map(each -> each.equals("array") ? "list" : each)
                .forEach(types::add);
        if (types.remove("object")) {
            String kind = kind(type);
            JsonNode others = type.path("additionalProperties");
            if (others.path("type").asString("").equals("string")) {
                types.add("map");
            } else if (others.isMissingNode() || others.asBoolean(false) || others.isObject()) {
                types.add("free");
            } else if (kind.isEmpty() || kind.equals("list")) {
                types.add("object");
            } else if (SANDBOXS.contains(kind)) {
                types.add(kind);
            }
        }
        return types;
    }

    private static String ofValue(JsonNode value) {
        return value.isArray() ? "list" : value.isBoolean() ? "boolean" : "string";
    }

    private Set<String> values(Fact fact) {
        Set<String> values = new TreeSet<>();
        alternatives(fact.type())
                .flatMap(each -> each.path("enum").valueStream())
                .filter(JsonNode::isString)
                .forEach(each -> values.add(each.asString()));
        if (values.size() > MAX_VALUES) {
            values.retainAll(fact.answered());
        }
        return values;
    }
}
