package dev.usher.platform.web.openapi;

import dev.usher.platform.web.problem.ViolationCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of every problem and of its violations, with all codes of a document. */
public final class ProblemSchemas {

    /** The name of the schema that every problem fulfils. */
    public static final String PROBLEM = "Problem";

    /** The name of the schema of a violation. */
    public static final String VIOLATION = "Violation";

    /** The extension member with the problems of a document. */
    public static final String PROBLEMS = "x-problems";

    /** The extension member with the violation codes of a document. */
    public static final String VIOLATIONS = "x-violations";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String PROBLEM_SCHEMA =
            """
            {"type": "object",
             "description": "A refusal (RFC 9457). Programs decide by `code`; some codes add members.",
             "required": ["type", "title", "status", "detail", "code"],
             "properties": {
               "type": {"type": "string", "format": "uri",
                        "description": "The page that explains the code."},
               "title": {"type": "string", "description": "The same text for every occurrence."},
               "status": {"type": "integer", "minimum": 400, "maximum": 599,
                          "description": "The status of the answer."},
               "detail": {"type": "string",
                          "description": "A sentence for people about this very request."},
               "instance": {"type": "string", "format": "uri-reference",
                            "description": "The path that was called."},
               "code": {"type": "string"},
               "traceId": {"type": "string", "pattern": "^[0-9a-f]{32}$",
                           "description": "Finds the call in our logs. Name it when you ask for help."}}}
            """;

    private static final String VIOLATION_SCHEMA =
            """
            {"type": "object", "description": "A rule that the request breaks.",
             "required": ["pointer", "code", "detail"],
             "properties": {
               "pointer": {"type": "string",
                           "description": "A JSON pointer into the body, or a slash and the name of a parameter or header; empty for the whole request."},
               "code": {"type": "string"},
               "detail": {"type": "string",
                          "description": "A sentence for people: what must hold."}}}
            """;

    private ProblemSchemas() {}

    /**
     * Sets both schemas.
     *
     * @param titles the title of each problem, by its code
     */
    public static void define(
            ObjectNode document, Map<String, String> titles, Collection<ViolationCode> violations) {
        ObjectNode problem = (ObjectNode) JSON.readTree(PROBLEM_SCHEMA);
        Map<String, String> sentences = new TreeMap<>();
        titles.forEach((code, title) -> sentences.put(code, title + "."));
        describe(problem, "Stable; each code has a page in the documentation.", sentences);
        ObjectNode violation = (ObjectNode) JSON.readTree(VIOLATION_SCHEMA);
        Map<String, String> meanings = new TreeMap<>();
        violations.forEach(each -> meanings.put(each.code(), each.meaning()));
        describe(violation, "Stable; names the rule that is broken.", meanings);
        ObjectNode schemas = document.withObject("/components/schemas");
        schemas.set(PROBLEM, problem);
        schemas.set(VIOLATION, violation);
    }

    /** Lists the violation codes in an extension member, for those who merge documents. */
    static void list(ObjectNode document, Collection<ViolationCode> violations) {
        ArrayNode listed = document.putArray(VIOLATIONS);
        for (ViolationCode each : violations) {
            listed.addObject().put("code", each.code()).put("meaning", each.meaning());
        }
    }

    private static void describe(
            ObjectNode schema, String description, Map<String, String> meanings) {
        ObjectNode code = (ObjectNode) schema.at("/properties/code");
        ArrayNode values = code.putArray("enum");
        ArrayNode texts = code.putArray(EnumDescriptions.MEMBER);
        meanings.forEach((value, meaning) -> {
            values.add(value);
            texts.add(meaning);
        });
        code.put(
                "description",
                description
                        + "\n\n"
                        + EnumDescriptions.lines(
                                List.copyOf(meanings.keySet()), List.copyOf(meanings.values())));
    }

    /** Reads the violation codes that {@link #VIOLATIONS} of a document lists. */
    public static List<ViolationCode> violations(JsonNode document) {
        return document.path(VIOLATIONS)
                .valueStream()
                .map(each ->
                        new ViolationCode(
                                each.path("code").asString(""), each.path("meaning").asString("")))
                .toList();
    }
}
