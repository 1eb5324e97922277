package dev.usher.stripesandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Our table of facts about Stripe's objects: which members the sandbox must and may answer with, of
 * which types and values. A member that is not in the table is not Stripe's, or was never answered.
 *
 * @param version the API version that the facts are of
 * @param objects the members of each object, by their path, for example {@code data[].id}
 * @param parameters the parameters of each operation, under the name of Stripe's type for them
 */
record StripeFacts(
        String version,
        Map<String, Map<String, Member>> objects,
        Map<String, Set<String>> parameters) {
    static final String OBJECTS = "stripe/objects.tsv";
    static final String PARAMETERS = "stripe/parameters.tsv";

    /**
     * One member. A type is {@code null}, {@code boolean}, {@code integer}, {@code number}, {@code
     * string}, {@code list}, {@code map} (of strings), {@code free} (an object with any members),
     * {@code object} (its members follow) or the name of one of Stripe's objects. Without values
     * every value of the type is good.
     */
    record Member(boolean required, Set<String> types, Set<String> values) {}

    static StripeFacts read() {
        Map<String, Map<String, Member>> objects = new LinkedHashMap<>();
        for (String[] row : rows(OBJECTS)) {
            objects.computeIfAbsent(row[0], _ -> new LinkedHashMap<>())
                    .put(
                            row[1],
                            new Member(row[2].equals("required"), words(row[3]), words(row[4])));
        }
        Map<String, Set<String>> parameters = new LinkedHashMap<>();
        for (String[] row : rows(PARAMETERS)) {
            parameters.put(row[0], words(row[1]));
        }
        String version = lines(OBJECTS).getFirst().replaceAll(".* version (\\S+)$", "$1");
        return new StripeFacts(version, objects, parameters);
    }

    private static List<String[]> rows(String name) {
        return lines(name).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static List<String> lines(String name) {
        try (InputStream in = StripeFacts.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> words(String cell) {
        return cell.isEmpty() ? Set.of() : new TreeSet<>(List.of(cell.split(" ", -1)));
    }

    /** The members of an answer that contradict the facts, each as a sentence. */
    List<String> violations(JsonNode answer) {
        List<String> violations = new ArrayList<>();
        check(answer.has("error") ? "error" : name(answer), "", answer, violations);
        return violations;
    }

    private static String name(JsonNode object) {
        return object.path("object").asString("");
    }

    private void check(String object, String prefix, JsonNode node, List<String> violations) {
        Map<String, Member> members = objects.getOrDefault(object, Map.of());
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String path = prefix + each.getKey();
            checkValue(object, path, members.get(path), each.getValue(), violations);
        }
        members.forEach((path, member) -> {
            String name = path.startsWith(prefix) ? path.substring(prefix.length()) : ".";
            if (member.required() && !name.matches(".*[.\\[].*") && !node.has(name)) {
                violations.add("%s: %s must be there".formatted(object, path));
            }
        });
    }

    private void checkValue(
            String object,
            String path,
            @Nullable Member member,
            JsonNode value,
            List<String> violations) {
        if (member == null) {
            violations.add("%s: %s is unknown".formatted(object, path));
            return;
        }
        Set<String> types = member.types();
        String type = type(value, types);
        if (!types.contains(type)) {
            violations.add("%s: %s must be %s, is %s".formatted(object, path, types, type));
        } else if (type.equals("object")) {
            check(object, path + ".", value, violations);
        } else if (value.isObject() && objects.containsKey(type)) {
            check(type, "", value, violations);
        } else if (value.isArray()) {
            Member element = objects.getOrDefault(object, Map.of()).get(path + "[]");
            value.forEach(each -> checkValue(object, path + "[]", element, each, violations));
        } else if (value.isString()
                && !member.values().isEmpty()
                && !member.values().contains(value.asString())) {
            violations.add(
                    "%s: %s must be one of %s, is %s"
                            .formatted(object, path, member.values(), value));
        }
    }

    private static String type(JsonNode value, Set<String> expected) {
        return switch (value.getNodeType()) {
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case ARRAY -> "list";
            case OBJECT -> objectType(value, expected);
            case BINARY, MISSING, POJO -> "no JSON";
        };
    }

    private static String objectType(JsonNode value, Set<String> expected) {
        if (expected.contains("free")) {
            return "free";
        }
        if (expected.contains("map")) {
            return value.valueStream().allMatch(JsonNode::isString) ? "map" : "a map of others";
        }
        return expected.contains("object") || name(value).isEmpty() ? "object" : name(value);
    }
}
