package dev.usher.platform.testing.openapi;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer as a caller got it.
 *
 * @param target path and query of the request
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(String method, String target, int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 800;

    /** Takes headers of one value each. */
    public static Answer of(
            String method, String target, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lists =
                headers.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, header -> List.of(header.getValue())));
        return new Answer(
                method,
                target,
                status,
                HttpHeaders.of(lists, (_, _) -> true),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The path without its query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The media type without its parameters; empty if the answer has none. */
    String mediaType() {
        String type = headers.firstValue("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    boolean isJson() {
        return mediaType().equals("application/json") || mediaType().endsWith("+json");
    }

    boolean isProblem() {
        return mediaType().equals("application/problem+json");
    }

    /** The body as JSON; a missing node if it is none. */
    JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = isJson() || body.length == 0 ? text() : body.length + " bytes";
        return "%s %s -> %d %s %s"
                .formatted(
                        method,
                        target,
                        status,
                        mediaType(),
                        text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
                .strip();
    }
}
