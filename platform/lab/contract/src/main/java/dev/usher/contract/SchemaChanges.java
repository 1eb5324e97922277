package dev.usher.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares schemas, each pair of named ones once in each direction. */
final class SchemaChanges {

    private static final List<String> LOWER_LIMITS =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER_LIMITS =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    private final Document before;
    private final Document after;
    private final Set<String> found;
    private final Set<String> compared = new HashSet<>();

    SchemaChanges(Document before, Document after, Set<String> found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    void compare(BodyDirection direction, String where, JsonNode wasNode, JsonNode isNode) {
        String name = SchemaShape.nameOf(wasNode);
        String successor = SchemaShape.nameOf(isNode);
        boolean named = !name.isEmpty() && !successor.isEmpty();
        String place = named ? direction + " schema " + name : where;
        if (named && !compared.add(place + " and " + successor)) {
            return;
        }
        SchemaShape was = SchemaShape.of(before, wasNode);
        SchemaShape is = SchemaShape.of(after, isNode);
        if (was.isUnion() || is.isUnion()) {
            unions(direction, place, was, is);
            return;
        }
        types(direction, place, was, is);
        values(direction, place, was, is);
        if (direction == BodyDirection.REQUEST) {
            limits(place, was, is);
        }
        format(direction, place, was, is);
        members(direction, place, was, is);
        if (was.has("items")) {
            compare(direction, place + "/*", was.get("items"), is.get("items"));
        }
        if (was.get("additionalProperties").isObject()) {
            compare(
                    direction,
                    place + "/*",
                    was.get("additionalProperties"),
                    is.get("additionalProperties"));
        }
    }

    /** Alternatives may be added to answers, as problem codes are, but not null. */
    private void unions(BodyDirection direction, String where, SchemaShape was, SchemaShape is) {
        var now = is.alternatives(after);
        was.alternatives(before)
                .forEach((key, alternative) -> {
                    JsonNode successor = now.get(key);
                    if (successor == null) {
                        found.add("%s: the alternative %s was removed".formatted(where, key));
                    } else {
                        compare(direction, where + "(" + key + ")", alternative, successor);
                    }
                });
        if (direction == BodyDirection.ANSWER
                && now.containsKey(SchemaShape.NULL)
                && !was.alternatives(before).containsKey(SchemaShape.NULL)) {
            found.add(where + " may be null now");
        }
    }

    private void types(BodyDirection direction, String where, SchemaShape was, SchemaShape is) {
        SchemaShape narrow = direction == BodyDirection.REQUEST ? was : is;
        SchemaShape wide = direction == BodyDirection.REQUEST ? is : was;
        if (wide.types().isEmpty()) {
            return;
        }
        Set<String> outside = new TreeSet<>(narrow.types());
        outside.removeAll(wide.types());
        if (wide.types().contains("number")) {
            outside.remove("integer");
        }
        if (narrow.types().isEmpty() || !outside.isEmpty()) {
            found.add("%s: type %s became %s".formatted(where, was.typeText(), is.typeText()));
        }
    }

    /** Values may be added to answers, but none may go. */
    private void values(BodyDirection direction, String where, SchemaShape was, SchemaShape is) {
        if (was.values().isEmpty()) {
            if (direction == BodyDirection.REQUEST && !is.values().isEmpty()) {
                found.add(where + ": only some values are accepted now");
            }
            return;
        }
        if (is.values().isEmpty()) {
            if (direction == BodyDirection.ANSWER) {
                found.add(where + ": the values are open now");
            }
            return;
        }
        was.values().stream()
                .filter(value -> !is.values().contains(value))
                .forEach(
                        value -> found.add("%s: the value %s was removed".formatted(where, value)));
    }

    private void limits(String where, SchemaShape was, SchemaShape is) {
        for (String limit : LOWER_LIMITS) {
            if (is.has(limit)
                    && (!was.has(limit) || is.get(limit).asDouble() > was.get(limit).asDouble())) {
                found.add("%s: %s became %s".formatted(where, limit, is.get(limit)));
            }
        }
        for (String limit : UPPER_LIMITS) {
            if (is.has(limit)
                    && (!was.has(limit) || is.get(limit).asDouble() < was.get(limit).asDouble())) {
                found.add("%s: %s became %s".formatted(where, limit, is.get(limit)));
            }
        }
        for (String rule : List.of("pattern", "multipleOf")) {
            if (is.has(rule) && !is.get(rule).equals(was.get(rule))) {
                found.add("%s: %s became %s".formatted(where, rule, is.get(rule)));
            }
        }
        if (is.get("uniqueItems").asBoolean(false) && !was.get("uniqueItems").asBoolean(false)) {
            found.add(where + ": entries must be unique now");
        }
        if (is.isClosed() && !was.isClosed()) {
            found.add(where + ": other members are refused now");
        }
    }

    private void format(BodyDirection direction, String where, SchemaShape was, SchemaShape is) {
        boolean dropped = was.has("format") && !is.has("format");
        boolean added = is.has("format") && !was.has("format");
        boolean changed = !was.get("format").equals(is.get("format"));
        if (changed
                && !(dropped && direction == BodyDirection.REQUEST)
                && !(added && direction == BodyDirection.ANSWER)) {
            found.add(
                    "%s: format %s became %s"
                            .formatted(
                                    where,
                                    was.get("format").asString("none"),
                                    is.get("format").asString("none")));
        }
    }

    /** A member that a request has lost is refused as unknown, so removing one breaks both ways. */
    private void members(BodyDirection direction, String where, SchemaShape was, SchemaShape is) {
        was.members()
                .forEach((name, member) -> {
                    JsonNode successor = is.members().get(name);
                    if (successor == null) {
                        found.add("%s/%s was removed".formatted(where, name));
                        return;
                    }
                    if (direction == BodyDirection.ANSWER
                            && was.required().contains(name)
                            && !is.required().contains(name)) {
                        found.add("%s/%s became optional".formatted(where, name));
                    }
                    compare(direction, where + "/" + name, member, successor);
                });
        if (direction == BodyDirection.REQUEST) {
            is.required().stream()
                    .filter(name -> !was.required().contains(name))
                    .forEach(name -> found.add("%s/%s became required".formatted(where, name)));
        }
    }
}
