package dev.usher.local.endtoend;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer that a page shows with a real one: the same members, and the same values but
 * for ids, times and addresses, which must be of the same kind. A list that is shown may be longer
 * in reality; each entry of it must be like a real one.
 */
final class DocAnswer {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");

    private DocAnswer() {}

    /** Returns what differs; nothing if the page tells the truth. */
    static List<String> differences(JsonNode shown, JsonNode real) {
        List<String> found = new ArrayList<>();
        compare("", shown, real, found);
        return found;
    }

    private static void compare(String at, JsonNode shown, JsonNode real, List<String> found) {
        if (shown.isObject() && real.isObject()) {
            TreeSet<String> names = new TreeSet<>(shown.propertyNames());
            names.addAll(real.propertyNames());
            for (String name : names) {
                if (!shown.has(name) || !real.has(name)) {
                    found.add(
                            at + "/" + name + (real.has(name) ? " is not shown" : " is not real"));
                } else {
                    compare(at + "/" + name, shown.get(name), real.get(name), found);
                }
            }
        } else if (shown.isArray() && real.isArray()) {
            int index = 0;
            for (JsonNode entry : shown) {
                compareEntry(at + "/" + index++, entry, real, found);
            }
        } else if (!alike(shown, real)) {
            found.add(at + " is shown as " + shown + " and is " + real);
        }
    }

    private static void compareEntry(String at, JsonNode shown, JsonNode real, List<String> found) {
        List<String> least = List.of(at + " is like none of " + real);
        for (JsonNode candidate : real) {
            List<String> differences = new ArrayList<>();
            compare(at, shown, candidate, differences);
            if (differences.isEmpty()) {
                return;
            }
            least = differences;
        }
        found.addAll(least);
    }

    static boolean alike(JsonNode shown, JsonNode real) {
        return shown.equals(real)
                || (shown.isString()
                        && real.isString()
                        && alike(shown.asString(), real.asString()));
    }

    private static boolean alike(String shown, String real) {
        return withoutIds(shown).equals(withoutIds(real))
                || (TRACE.matcher(shown).matches() && TRACE.matcher(real).matches())
                || (isInstant(shown) && isInstant(real));
    }

    private static String withoutIds(String text) {
        return ID.matcher(text).replaceAll("ID");
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }
}
