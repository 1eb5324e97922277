package dev.usher.platform.testing.openapi;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resources that requests are about.
 *
 * @param ids for each documented id, or for the beginning of a path such as {@code
 *     /v1/events/{id}}, what takes its place
 * @param owner for an operation such as {@code POST /v1/events} a caller who may make it
 */
public record World(Map<String, String> ids, Function<String, Caller> owner) {

    /** A caller of a request; a token of null means nobody. */
    public record Caller(String name, @Nullable String token) {}

    public World {
        ids = longestFirst(ids);
    }

    /** A longer path is replaced before one that it begins with. */
    private static Map<String, String> longestFirst(Map<String, String> ids) {
        Map<String, String> sorted = new LinkedHashMap<>();
        ids.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(key -> sorted.put(key, Objects.requireNonNull(ids.get(key))));
        return Collections.unmodifiableMap(sorted);
    }

    World with(Map<String, String> other) {
        return new World(other, owner);
    }
}
