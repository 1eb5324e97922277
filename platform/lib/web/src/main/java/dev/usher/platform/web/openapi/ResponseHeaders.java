package dev.usher.platform.web.openapi;

import dev.usher.platform.web.problem.CommonProblems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The headers of answers, each described once among a document's components. */
public final class ResponseHeaders {

    /** The headers of every answer of the gateway to a call that has a rate limit. */
    public static final List<String> OF_LIMITS =
            List.of(
                    "RateLimit-Limit",
                    "RateLimit-Remaining",
                    "RateLimit-Reset",
                    "RateLimit",
                    "RateLimit-Policy");

    static final String ETAG = "ETag";
    static final String LOCATION = "Location";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String RETRY_AFTER = "Retry-After";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, JsonNode> KNOWN = known();

    private ResponseHeaders() {}

    private static Map<String, JsonNode> known() {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        put(
                known,
                ETAG,
                "The version of the resource. Send it as `If-None-Match` to read again only what"
                        + " has changed, or as `If-Match` to change only this version.",
                "{\"type\": \"string\"}");
        put(
                known,
                LOCATION,
                "The path of the new resource, or of the call that tells how far the work is.",
                "{\"type\": \"string\", \"format\": \"uri-reference\"}");
        put(
                known,
                REPLAYED,
                "Present if the answer is the stored one of an earlier request with the same"
                        + " `Idempotency-Key`.",
                "{\"type\": \"string\", \"enum\": [\"true\"]}");
        put(
                known,
                RETRY_AFTER,
                "Seconds after which the call may be repeated.",
                "{\"type\": \"integer\", \"minimum\": 1}");
        put(
                known,
                "WWW-Authenticate",
                "The scheme `Bearer`, and an `error` if the token was refused.",
                "{\"type\": \"string\"}");
        put(
                known,
                "RateLimit-Limit",
                "Calls that the caller may make at once after a pause.",
                "{\"type\": \"integer\", \"minimum\": 0}");
        put(
                known,
                "RateLimit-Remaining",
                "Calls that the caller may make now.",
                "{\"type\": \"integer\", \"minimum\": 0}");
        put(
                known,
                "RateLimit-Reset",
                "Seconds until all calls of `RateLimit-Limit` are available again.",
                "{\"type\": \"integer\", \"minimum\": 0}");
        put(
                known,
                "RateLimit",
                "What is left of the quota, as a structured field of the IETF draft: `r` calls now,"
                        + " `t` seconds until the quota is whole, or on a refusal until the next call is let"
                        + " through.",
                "{\"type\": \"string\"}");
        put(
                known,
                "RateLimit-Policy",
                "The quota, as a structured field of the IETF draft: `q` calls in `w` seconds.",
                "{\"type\": \"string\"}");
        return known;
    }

    private static void put(
            Map<String, JsonNode> known, String name, String description, String schema) {
        ObjectNode header = JSON.createObjectNode().put("description", description);
        header.set("schema", JSON.readTree(schema));
        known.put(name, header);
    }

    /** Adds the named headers to a response, and their descriptions to the document. */
    public static void add(ObjectNode document, ObjectNode response, List<String> names) {
        for (String name : names) {
            document.withObject("/components/headers").set(name, KNOWN.get(name));
            response.withObject("/headers")
                    .putObject(name)
                    .put("$ref", "#/components/headers/" + name);
        }
    }

    /** Replaces the headers that a response describes itself by those described here. */
    static void refer(ObjectNode document, ObjectNode response) {
        add(
                document,
                response,
                response.path("headers").propertyNames().stream()
                        .filter(KNOWN::containsKey)
                        .toList());
    }

    /** The headers of a refusal with that status and one of those codes. */
    static List<String> ofRefusal(int status, Collection<String> codes) {
        return switch (status) {
            case 400, 422 -> List.of(REPLAYED);
            case 401 -> List.of("WWW-Authenticate");
            case 404 -> List.of(RETRY_AFTER, REPLAYED);
            case 429, 502, 503, 504 -> List.of(RETRY_AFTER);
            case 412 -> List.of(ETAG);
            default ->
                    codes.contains(CommonProblems.IDEMPOTENCY_IN_PROGRESS.code())
                            ? List.of(RETRY_AFTER, REPLAYED)
                            : List.of();
        };
    }
}
