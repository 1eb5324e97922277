package dev.usher.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The limits in force, read from the files of the profile {@code load}. */
public final class Limits {

    private static final List<String> MODULES =
            List.of(
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service",
                    "gateway");

    private static final String FILE =
            "src/main/resources/application-" + BenchSuite.PROFILE + ".yml";

    private Limits() {}

    /** Limits by module and name, and PostgreSQL's settings. */
    public static Map<String, String> inForce(Path project) {
        Map<String, String> all = new TreeMap<>();
        for (String module : MODULES) {
            Path file = project.resolve(module).resolve(FILE);
            if (Files.exists(file)) {
                read(file).forEach((name, value) -> all.put(module + " " + name, value));
            }
        }
        BenchSuite.postgresSettings()
                .forEach((name, value) -> all.put("PostgreSQL " + name, value));
        return all;
    }

    private static Map<String, String> read(Path file) {
        try {
            return flat(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads the part of YAML that the files use: indented names and plain values. */
    static Map<String, String> flat(List<String> lines) {
        Map<String, String> values = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        for (String line : lines) {
            String text = line.strip();
            int colon = text.indexOf(':');
            if (text.startsWith("#") || colon < 0) {
                continue;
            }
            int depth = line.indexOf(text);
            while (!depths.isEmpty() && depths.getLast() >= depth) {
                depths.removeLast();
                path.removeLast();
            }
            String name = text.substring(0, colon);
            String value = text.substring(colon + 1).replaceFirst("\\s#.*", "").strip();
            if (value.isEmpty()) {
                path.addLast(name);
                depths.addLast(depth);
            } else {
                String prefix = path.isEmpty() ? "" : String.join(".", path) + ".";
                values.put(prefix + name, value);
            }
        }
        return values;
    }
}
