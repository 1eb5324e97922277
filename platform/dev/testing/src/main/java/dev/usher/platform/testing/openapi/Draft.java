package dev.usher.platform.testing.openapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request that is being made up; mutations change it. */
final class Draft {

    private static final Pattern SEGMENT = Pattern.compile("\\{(\\w+)}");

    private final DocumentedOperation operation;
    private final boolean stream;
    private String path;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable JsonNode body;

    Draft(DocumentedOperation operation, boolean stream) {
        this.operation = operation;
        this.stream = stream;
        this.path = operation.path();
    }

    void segment(String name, String value) {
        path = path.replace("{" + name + "}", encoded(value));
    }

    void parameter(String name, String value) {
        query.put(name, value);
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    @Nullable JsonNode body() {
        return body;
    }

    void body(JsonNode replacement) {
        body = replacement;
    }

    /** The request, in which the ids of a world take the place of those that are documented. */
    Request request(Map<String, String> world, String otherId) {
        String address = path;
        for (var id : world.entrySet()) {
            address = address.replace(id.getKey(), id.getValue());
        }
        address = SEGMENT.matcher(address).replaceAll(otherId);
        String parameters =
                query.entrySet().stream()
                        .map(each ->
                                encoded(each.getKey())
                                        + "="
                                        + encoded(
                                                SEGMENT.matcher(replaced(each.getValue(), world))
                                                        .replaceAll(otherId)))
                        .collect(Collectors.joining("&"));
        return new Request(
                operation.method(),
                parameters.isEmpty() ? address : address + "?" + parameters,
                headers,
                body == null ? null : replaced(body.toString(), world),
                stream);
    }

    private static String replaced(String text, Map<String, String> world) {
        String changed = text;
        for (var id : world.entrySet()) {
            changed = changed.replace(id.getKey(), id.getValue());
        }
        return changed;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
