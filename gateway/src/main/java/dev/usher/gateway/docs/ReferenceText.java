package dev.usher.gateway.docs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The calls of the merged OpenAPI document, for readers who want text and for the search.
 *
 * @param complete whether every service has delivered its calls
 */
record ReferenceText(JsonNode document, boolean complete) {

    private static final String INCOMPLETE =
            """

            **Calls are missing here.** Not every service has told its calls yet, as in the first minute after a start. Read this page again in a few seconds.
            """;

    /**
     * A call of the API.
     *
     * @param call method and path
     * @param anchor the fragment of the call on the page of the reference
     */
    record Call(String tag, String call, String summary, String description, String anchor) {}

    String markdown() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # API reference

                        Every call of the API. Parameters, bodies, answers and examples are in the [OpenAPI document](/v1/openapi.json).
                        """);
        if (!complete) {
            text.append(INCOMPLETE);
        }
        Map<String, StringBuilder> byTag = new LinkedHashMap<>();
        document.path("tags")
                .forEach(tag -> byTag.put(tag.path("name").asString(""), new StringBuilder()));
        for (Call call : calls()) {
            byTag.computeIfAbsent(call.tag(), _ -> new StringBuilder())
                    .append("\n### ")
                    .append(call.call())
                    .append("\n\n")
                    .append(call.summary())
                    .append(".\n\n")
                    .append(call.description())
                    .append('\n');
        }
        byTag.forEach((tag, calls) -> text.append("\n## ").append(tag).append('\n').append(calls));
        return text.toString();
    }

    Iterable<Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        document.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> {
                            if (operation.has("operationId")) {
                                Call call = call(path, method, operation);
                                calls.put(call.call(), call);
                            }
                        }));
        return calls.values();
    }

    private static Call call(String path, String method, JsonNode operation) {
        String tag = operation.at("/tags/0").asString("default");
        return new Call(
                tag,
                method.toUpperCase(Locale.ROOT) + " " + path,
                operation.path("summary").asString(""),
                operation.path("description").asString(""),
                "#/" + tag.replace(" ", "%20") + "/" + operation.path("operationId").asString());
    }
}
