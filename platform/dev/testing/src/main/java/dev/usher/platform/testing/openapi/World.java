package dev.usher.platform.testing.openapi;

import java.util.Map;
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
        ids = Map.copyOf(ids);
    }

    World with(Map<String, String> other) {
        return new World(other, owner);
    }
}
