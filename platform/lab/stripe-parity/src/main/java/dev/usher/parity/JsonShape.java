package dev.usher.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The members of a JSON value by their paths, each with its types; elements of a list together. */
record JsonShape(Map<String, Set<String>> members) {

    static JsonShape of(JsonNode value) {
        Map<String, Set<String>> members = new TreeMap<>();
        collect("", value, members);
        return new JsonShape(members);
    }

    /** The same shape without a member. */
    JsonShape without(String path) {
        Map<String, Set<String>> fewer = new TreeMap<>(members);
        fewer.remove(path);
        return new JsonShape(fewer);
    }

    private static void collect(String path, JsonNode value, Map<String, Set<String>> members) {
        members.computeIfAbsent(path, _ -> new TreeSet<>()).add(type(value));
        value.properties()
                .forEach(member ->
                        collect(
                                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                                member.getValue(),
                                members));
        if (value.isArray()) {
            value.forEach(element -> collect(path + "[]", element, members));
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "list";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
        };
    }

    /** The differences to another shape; what is below a missing member is not told again. */
    List<String> differences(JsonShape other, String name, String nameOfOther) {
        List<String> differences = new ArrayList<>();
        Set<String> paths = new TreeSet<>(members.keySet());
        paths.addAll(other.members.keySet());
        Set<String> told = new TreeSet<>();
        for (String path : paths) {
            Set<String> mine = members.get(path);
            Set<String> theirs = other.members.get(path);
            if (told.stream().anyMatch(above -> isBelow(path, above))
                    || (mine != null && mine.equals(theirs))) {
                continue;
            }
            told.add(path);
            String shown = path.isEmpty() ? "the body" : path;
            if (mine == null) {
                differences.add("%s: %s alone has it".formatted(shown, nameOfOther));
            } else if (theirs == null) {
                differences.add("%s: %s alone has it".formatted(shown, name));
            } else {
                differences.add(
                        "%s: %s has %s, %s has %s"
                                .formatted(
                                        shown,
                                        name,
                                        String.join(" or ", mine),
                                        nameOfOther,
                                        String.join(" or ", theirs)));
            }
        }
        return differences;
    }

    private static boolean isBelow(String path, String above) {
        return above.isEmpty() || path.startsWith(above + ".") || path.startsWith(above + "[]");
    }
}
