package dev.usher.chaos.crowd;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request, which may be sent several times.
 *
 * @param key its Idempotency-Key
 * @param told what a good answer says
 */
record Request(
        String operation,
        String method,
        String path,
        @Nullable JsonNode body,
        @Nullable String key,
        @Nullable String preference,
        Map<String, String> subjects,
        Duration patience,
        Function<JsonNode, Told> told) {

    /** What the history keeps of a good answer. */
    record Told(@Nullable String answer, Map<String, String> subjects) {

        static final Told NOTHING = new Told(null, Map.of());
    }

    /** Just above the 3 s after which the gateway gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    Request {
        subjects = Map.copyOf(subjects);
    }

    static Request of(String operation, String method, String path, Map<String, String> subjects) {
        return new Request(
                operation, method, path, null, null, null, subjects, PATIENCE, _ -> Told.NOTHING);
    }

    Request with(JsonNode content) {
        return new Request(
                operation, method, path, content, key, preference, subjects, patience, told);
    }

    Request keyed(String name) {
        Map<String, String> all = new HashMap<>(subjects);
        all.put("key", name);
        return new Request(operation, method, path, body, name, preference, all, patience, told);
    }

    /** Its Prefer header. */
    Request preferring(String what) {
        return new Request(operation, method, path, body, key, what, subjects, patience, told);
    }

    Request within(Duration time) {
        return new Request(operation, method, path, body, key, preference, subjects, time, told);
    }

    Request telling(Function<JsonNode, Told> reading) {
        return new Request(
                operation, method, path, body, key, preference, subjects, patience, reading);
    }
}
