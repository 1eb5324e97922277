package dev.usher.platform.testing.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares answers with an OpenAPI document. Of an operation's answer the document must state the
 * status, the media type, a schema that the body satisfies and that names all its members, the code
 * of a problem, and every header of the contract.
 */
public final class DocumentedAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PROBLEM = "/components/schemas/Problem";

    /** Headers on which callers rely; others belong to HTTP and are not documented. */
    private static final Set<String> OF_THE_CONTRACT =
            Set.of(
                    "etag",
                    "location",
                    "retry-after",
                    "idempotency-replayed",
                    "www-authenticate",
                    "preference-applied",
                    "ratelimit",
                    "ratelimit-policy",
                    "ratelimit-limit",
                    "ratelimit-remaining",
                    "ratelimit-reset");

    private final OpenApi api;
    private final AnswerSchemas schemas;
    private final DocumentedCodes codes;

    private DocumentedAnswers(JsonNode document) {
        this.api = new OpenApi(document);
        this.schemas = new AnswerSchemas(document);
        this.codes = new DocumentedCodes(api);
    }

    /** Takes an OpenAPI document. */
    public static DocumentedAnswers of(JsonNode document) {
        return new DocumentedAnswers(document);
    }

    /**
     * Compares an answer with the document.
     *
     * @throws AssertionError if they differ; the message names operation, status and differences
     */
    public void check(Answer answer) {
        List<String> differences = differences(answer);
        if (!differences.isEmpty()) {
            throw new AssertionError(
                    "%s answered %d, which its document does not describe:%n  - %s%n%s"
                            .formatted(
                                    api.operation(answer.method(), answer.path())
                                            .map(DocumentedOperation::toString)
                                            .orElse(answer.method() + " " + answer.path()),
                                    answer.status(),
                                    String.join(System.lineSeparator() + "  - ", differences),
                                    answer));
        }
    }

    /** The operations as method and path, such as {@code GET /v1/events/{id}}. */
    public List<String> operations() {
        return api.operations().stream().map(DocumentedOperation::toString).toList();
    }

    /** Everything in which an answer differs from the document. */
    public List<String> differences(Answer answer) {
        return api.operation(answer.method(), answer.path())
                .map(operation -> differences(operation, answer))
                .orElseGet(() -> differencesBeyond(answer));
    }

    private List<String> differencesBeyond(Answer answer) {
        boolean covered =
                Arrays.stream(BeyondTheDocument.values())
                        .anyMatch(exception -> exception.covers(api, answer));
        if (!covered) {
            return List.of("the operation is not documented");
        }
        return answer.isProblem()
                        && answer.body().length > 0
                        && api.document().at(PROBLEM).isObject()
                ? body(PROBLEM, answer)
                : List.of();
    }

    private List<String> differences(DocumentedOperation operation, Answer answer) {
        String status = String.valueOf(answer.status());
        JsonNode responses = operation.node().path("responses");
        if (!responses.has(status)) {
            return List.of(
                    "status %s is not documented, only %s".formatted(status, operation.statuses()));
        }
        JsonNode referring = responses.get(status);
        String reference = referring.path("$ref").asString("");
        String pointer =
                reference.isEmpty()
                        ? operation.pointer() + "/responses/" + status
                        : reference.substring(1);
        JsonNode response = api.resolved(referring);
        List<String> differences = new ArrayList<>(headers(pointer, response, answer));
        differences.addAll(content(pointer, response, answer));
        return differences;
    }

    private List<String> content(String pointer, JsonNode response, Answer answer) {
        if (answer.method().equals("HEAD")) {
            return List.of();
        }
        JsonNode content = response.path("content");
        if (answer.body().length == 0) {
            return content.isEmpty() || answer.status() == 304 || isStream(answer)
                    ? List.of()
                    : List.of("a body is documented, but there is none");
        }
        if (!content.has(answer.mediaType())) {
            return List.of(
                    "media type %s is not documented, only %s"
                            .formatted(answer.mediaType(), content.propertyNames()));
        }
        JsonNode schema = content.get(answer.mediaType()).path("schema");
        if (!answer.isJson()) {
            return List.of();
        }
        if (schema.isMissingNode()) {
            return List.of("the body has no schema");
        }
        String at =
                "%s/content/%s/schema"
                        .formatted(pointer, DocumentedOperation.escaped(answer.mediaType()));
        return answer.isProblem() ? problem(at, schema, answer) : body(at, answer);
    }

    private static boolean isStream(Answer answer) {
        return answer.mediaType().equals("text/event-stream");
    }

    /** Compares a problem with the schema of its code, of which the document must have one. */
    private List<String> problem(String at, JsonNode schema, Answer answer) {
        String code = answer.json().path("code").asString("");
        Set<String> known = codes.of(schema);
        if (!known.contains(code)) {
            return List.of("code %s is not documented, only %s".formatted(code, known));
        }
        String ofCode =
                schema.path("oneOf")
                        .valueStream()
                        .filter(each -> codes.of(each).contains(code))
                        .map(each -> each.path("$ref").asString(""))
                        .findFirst()
                        .orElse("");
        return body(ofCode.isEmpty() ? at : ofCode.substring(1), answer);
    }

    private List<String> body(String schema, Answer answer) {
        try {
            return schemas.differences(schema, JSON.readTree(answer.body()));
        } catch (JacksonException broken) {
            return List.of("the body is not JSON: " + broken.getOriginalMessage());
        }
    }

    private List<String> headers(String pointer, JsonNode response, Answer answer) {
        List<String> differences = new ArrayList<>();
        JsonNode documented = response.path("headers");
        for (var header : documented.properties()) {
            JsonNode stated = api.resolved(header.getValue());
            Optional<String> value = answer.headers().firstValue(header.getKey());
            if (value.isEmpty()) {
                if (stated.path("required").asBoolean(false)) {
                    differences.add("header " + header.getKey() + " must be present");
                }
                continue;
            }
            String reference = header.getValue().path("$ref").asString("");
            String schema =
                    (reference.isEmpty()
                                    ? pointer + "/headers/" + header.getKey()
                                    : reference.substring(1))
                            + "/schema";
            schemas.differences(schema, typed(api.document().at(schema), value.get()))
                    .forEach(text ->
                            differences.add(
                                    "header %s: %s has %s"
                                            .formatted(header.getKey(), text, value.get())));
        }
        for (String name : answer.headers().map().keySet()) {
            boolean known = documented.propertyNames().stream().anyMatch(name::equalsIgnoreCase);
            if (OF_THE_CONTRACT.contains(name.toLowerCase(Locale.ROOT)) && !known) {
                differences.add("header " + name + " is not documented");
            }
        }
        return differences;
    }

    private JsonNode typed(JsonNode schema, String value) {
        String type = api.resolved(schema).path("type").asString("");
        if (type.equals("integer") && value.matches("-?\\d{1,18}")) {
            return NODES.numberNode(Long.parseLong(value));
        }
        return NODES.stringNode(value);
    }
}
