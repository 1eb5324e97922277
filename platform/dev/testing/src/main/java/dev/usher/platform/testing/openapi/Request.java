package dev.usher.platform.testing.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that a document allows or forbids.
 *
 * @param target path and query
 * @param body null for none
 * @param stream whether the answer may have no end, so that only its head must be read
 */
public record Request(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        boolean stream) {

    private static final int SHOWN = 600;

    public Request {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.computeIfPresent(
                "Authorization",
                (_, token) -> token.substring(0, Math.min(16, token.length())) + "…");
        String text =
                "%s %s %s %s"
                        .formatted(
                                method,
                                target,
                                shown.entrySet().stream()
                                        .map(header -> header.getKey() + ": " + header.getValue())
                                        .collect(Collectors.joining(", ", "[", "]")),
                                body == null ? "" : body);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
