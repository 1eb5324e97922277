package dev.usher.platform.web.openapi;

import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of an operation: its path, its parameters and its body, and what they imply. */
record OperationForm(String path, ObjectNode operation) {

    private static final String JSON = "application/json";

    /** The media types, beside those of images, of resources that have several forms. */
    private static final Set<String> FORMS =
            Set.of("application/pdf", "text/calendar", "text/html");

    /** The problems that every operation of this form may be refused with. */
    List<ProblemType> refusals() {
        List<ProblemType> types = new ArrayList<>();
        types.add(CommonProblems.INVALID_REQUEST);
        types.add(CommonProblems.UNAUTHENTICATED);
        types.add(CommonProblems.INTERNAL_ERROR);
        types.add(CommonProblems.UNAVAILABLE);
        if (takes("cursor")) {
            types.add(CommonProblems.INVALID_CURSOR);
        }
        if (path.contains("{")) {
            types.add(CommonProblems.NOT_FOUND);
        }
        if (answersInOneOfSeveralForms()) {
            types.add(CommonProblems.NOT_ACCEPTABLE);
        }
        if (takesKey()) {
            types.add(CommonProblems.IDEMPOTENCY_IN_PROGRESS);
            types.add(CommonProblems.IDEMPOTENCY_KEY_REUSED);
        }
        if (takes("If-Match")) {
            types.add(CommonProblems.VERSION_CONFLICT);
        }
        if (operation.has("requestBody")) {
            types.add(CommonProblems.PAYLOAD_TOO_LARGE);
            types.add(CommonProblems.UNSUPPORTED_MEDIA_TYPE);
        }
        return types;
    }

    boolean takesKey() {
        return takes(Idempotency.HEADER);
    }

    /** Tells whether the operation may answer 304. */
    boolean answersUnchanged() {
        return takes("If-None-Match");
    }

    /** The reference to the schema of a JSON answer; empty if it has none. */
    static String schemaOf(JsonNode response) {
        return response.path("content").path(JSON).path("schema").path("$ref").asString("");
    }

    private boolean takes(String parameter) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(each -> each.path("name").asString("").equals(parameter));
    }

    /** An image, a document or a page has several forms, so {@code Accept} may exclude one. */
    private boolean answersInOneOfSeveralForms() {
        return operation.path("responses").path("200").path("content").propertyNames().stream()
                .anyMatch(type -> type.startsWith("image/") || FORMS.contains(type));
    }
}
