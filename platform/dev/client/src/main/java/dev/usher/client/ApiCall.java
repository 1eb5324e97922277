package dev.usher.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call, which may be sent several times.
 *
 * @param operation its name for observers, for example {@code order.open}
 * @param path below the gateway's address, or a whole address
 * @param patience how long to wait for an answer; the client's usual time if null
 * @param subjects what the call is about, for observers: {@code event}, {@code order} and so on
 */
public record ApiCall(
        String operation,
        String method,
        String path,
        @Nullable String body,
        Map<String, String> headers,
        @Nullable Duration patience,
        Map<String, String> subjects) {

    private static final String CONTENT_TYPE = "Content-Type";

    public ApiCall {
        headers = Map.copyOf(headers);
        subjects = Map.copyOf(subjects);
    }

    public static ApiCall of(String operation, String method, String path) {
        return new ApiCall(operation, method, path, null, Map.of(), null, Map.of());
    }

    public ApiCall json(JsonNode content) {
        return body(content.toString(), "application/json");
    }

    public ApiCall form(String encoded) {
        return body(encoded, "application/x-www-form-urlencoded");
    }

    private ApiCall body(String text, String type) {
        Map<String, String> all = with(headers, Map.of(CONTENT_TYPE, type));
        return new ApiCall(operation, method, path, text, all, patience, subjects);
    }

    public ApiCall header(String name, String value) {
        Map<String, String> all = with(headers, Map.of(name, value));
        return new ApiCall(operation, method, path, body, all, patience, subjects);
    }

    /** Sends an Idempotency-Key, which is also the subject {@code key}. */
    public ApiCall keyed(String key) {
        return header("Idempotency-Key", key).about(Map.of("key", key));
    }

    public ApiCall within(Duration time) {
        return new ApiCall(operation, method, path, body, headers, time, subjects);
    }

    /** Adds subjects that the call itself does not tell. */
    public ApiCall about(Map<String, String> more) {
        Map<String, String> all = with(subjects, more);
        return new ApiCall(operation, method, path, body, headers, patience, all);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
