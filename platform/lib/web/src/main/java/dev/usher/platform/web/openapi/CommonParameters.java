package dev.usher.platform.web.openapi;

import dev.usher.platform.web.paging.Paging;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the parameters that mean the same in every call. */
final class CommonParameters {

    private static final Pattern OWNER = Pattern.compile("/(\\w+?)s/\\{id}");

    private static final Map<String, String> DESCRIPTIONS =
            Map.of(
                    "cursor",
                    "`nextCursor` of the page before; absent for the first page.",
                    "limit",
                    "The most items on the page.",
                    "If-Match",
                    "The `ETag` of the version that the call may change; without it, the call"
                            + " changes the current version.",
                    "If-None-Match",
                    "The last `ETag` that you have; the answer is 304 if nothing has changed.");

    private CommonParameters() {}

    static void describe(String path, JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter instanceof ObjectNode known) {
                String name = known.path("name").asString();
                if (!known.has("description")) {
                    String description = description(path, name);
                    if (!description.isEmpty()) {
                        known.put("description", description);
                    }
                }
                if (name.equals("limit")) {
                    known.withObject("/schema")
                            .put("minimum", 1)
                            .put("maximum", Paging.MAX_LIMIT)
                            .put("default", Paging.DEFAULT_LIMIT);
                }
            }
        }
    }

    private static String description(String path, String name) {
        if (name.equals("id")) {
            return OWNER.matcher(path)
                    .results()
                    .findFirst()
                    .map(CommonParameters::ofOwner)
                    .orElse("");
        }
        return DESCRIPTIONS.getOrDefault(name, "");
    }

    private static String ofOwner(MatchResult owner) {
        return "The id of the " + owner.group(1).toLowerCase(Locale.ROOT) + ".";
    }
}
