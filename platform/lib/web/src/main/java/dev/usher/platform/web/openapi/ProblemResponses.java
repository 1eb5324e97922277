package dev.usher.platform.web.openapi;

import dev.usher.platform.web.problem.ProblemDocument;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemMember;
import dev.usher.platform.web.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the refusals of operations in an OpenAPI document: for each status one response, with a
 * schema and an example for each code, so that a generated client gets a union that is told apart
 * by {@code code}.
 */
public final class ProblemResponses {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String EXAMPLES = "#/components/examples/";
    private static final String RESPONSES = "#/components/responses/";
    private static final String REFERENCE = "$ref";

    private final ObjectNode document;
    private final ProblemDocument rendering;

    /** Describes refusals in that document, with types that are pages below that address. */
    public ProblemResponses(ObjectNode document, String publicUrl) {
        this.document = document;
        this.rendering = new ProblemDocument(publicUrl);
    }

    /** Adds the problems to those that the operation is documented to be refused with. */
    public void add(ObjectNode operation, Collection<ProblemType> types) {
        ObjectNode responses = operation.withObject("/responses");
        Map<Integer, SortedMap<String, String>> byStatus = new TreeMap<>();
        for (ProblemType type : types) {
            define(type);
            byStatus.computeIfAbsent(
                            type.status(),
                            status -> documented(responses.path(String.valueOf(status))))
                    .put(type.code(), type.title());
        }
        byStatus.forEach((status, titles) ->
                responses.set(String.valueOf(status), response(status, titles)));
    }

    /** Lists the problems in an extension member, for those who show or merge them. */
    public void list(Collection<ProblemType> types) {
        ArrayNode listed = document.putArray(ProblemSchemas.PROBLEMS);
        for (ProblemType type : types) {
            listed.addObject()
                    .put("code", type.code())
                    .put("status", type.status())
                    .put("title", type.title())
                    .put("description", type.description())
                    .set("example", example(type));
        }
    }

    /** An example of the problem, as a service would answer it. */
    public ObjectNode example(ProblemType type) {
        ObjectNode example =
                JSON.valueToTree(rendering.of(new ProblemException(type), type.instance(), TRACE));
        type.members().forEach(member -> example.set(member.name(), member.example()));
        return example;
    }

    /** The codes that a response documents already, with their titles. */
    private SortedMap<String, String> documented(JsonNode response) {
        JsonNode resolved =
                response.has(REFERENCE)
                        ? document.at(response.path(REFERENCE).asString().substring(1))
                        : response;
        SortedMap<String, String> titles = new TreeMap<>();
        resolved.path("content")
                .path(ProblemDocument.MEDIA_TYPE)
                .path("examples")
                .propertyNames()
                .forEach(code ->
                        titles.put(
                                code,
                                document.at("/components/examples/" + code + "/summary")
                                        .asString(code)));
        return titles;
    }

    private ObjectNode response(int status, SortedMap<String, String> titles) {
        if (titles.size() > 1) {
            return described(status, titles);
        }
        String name = pascal(titles.firstKey());
        document.withObject("/components/responses").set(name, described(status, titles));
        return JSON.createObjectNode().put(REFERENCE, RESPONSES + name);
    }

    private ObjectNode described(int status, SortedMap<String, String> titles) {
        ObjectNode response = JSON.createObjectNode();
        response.put(
                "description",
                titles.size() == 1
                        ? titles.get(titles.firstKey()) + "."
                        : titles.entrySet().stream()
                                .map(each -> "`" + each.getKey() + "`: " + each.getValue() + ".")
                                .collect(Collectors.joining(" ")));
        ResponseHeaders.add(document, response, ResponseHeaders.ofRefusal(status, titles.keySet()));
        ObjectNode content = response.putObject("content").putObject(ProblemDocument.MEDIA_TYPE);
        content.set("schema", schema(List.copyOf(titles.keySet())));
        ObjectNode examples = content.putObject("examples");
        titles.keySet().forEach(code -> examples.putObject(code).put(REFERENCE, EXAMPLES + code));
        return response;
    }

    private static ObjectNode schema(List<String> codes) {
        ObjectNode schema = JSON.createObjectNode();
        if (codes.size() == 1) {
            return schema.put(REFERENCE, SCHEMAS + schemaName(codes.getFirst()));
        }
        ArrayNode oneOf = schema.putArray("oneOf");
        ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", "code");
        ObjectNode mapping = discriminator.putObject("mapping");
        for (String code : codes) {
            String reference = SCHEMAS + schemaName(code);
            oneOf.addObject().put(REFERENCE, reference);
            mapping.put(code, reference);
        }
        return schema;
    }

    private void define(ProblemType type) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("description", type.description());
        ArrayNode parts = schema.putArray("allOf");
        parts.addObject().put(REFERENCE, SCHEMAS + ProblemSchemas.PROBLEM);
        ObjectNode own = parts.addObject().put("type", "object");
        ObjectNode properties = own.putObject("properties");
        properties
                .putObject("code")
                .put("type", "string")
                .put("description", type.title() + ".")
                .putArray("enum")
                .add(type.code());
        ArrayNode required = own.putArray("required").add("code");
        for (ProblemMember member : type.members()) {
            properties.set(member.name(), member.schema());
            if (member.always()) {
                required.add(member.name());
            }
        }
        document.withObject("/components/schemas").set(schemaName(type.code()), schema);
        ObjectNode example = JSON.createObjectNode().put("summary", type.title());
        example.set("value", example(type));
        document.withObject("/components/examples").set(type.code(), example);
    }

    private static String schemaName(String code) {
        String name = pascal(code);
        return name.endsWith("Problem") ? name : name + "Problem";
    }

    private static String pascal(String code) {
        return Arrays.stream(code.split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
