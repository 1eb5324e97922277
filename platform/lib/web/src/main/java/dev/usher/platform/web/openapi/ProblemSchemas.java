package dev.usher.platform.web.openapi;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemDocument;
import dev.usher.platform.web.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/** Describes problems in an OpenAPI document. */
final class ProblemSchemas {

    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";
    private static final String REFERENCE = "#/components/schemas/";

    private ProblemSchemas() {}

    static String responseName(ProblemType type) {
        return "#/components/responses/" + type.code();
    }

    static void addTo(Components components) {
        components.addSchemas(VIOLATION, violation());
        components.addSchemas(PROBLEM, problem());
        for (ProblemType type : CommonProblems.all()) {
            components.addResponses(
                    type.code(),
                    new ApiResponse().description(type.title() + ".").content(content()));
        }
    }

    private static Schema<Object> violation() {
        Schema<Object> violation = new ObjectSchema();
        violation.description("A rule that the request breaks.");
        violation.addProperty("pointer", new StringSchema().example("/endsAt"));
        violation.addProperty("code", new StringSchema().example("not_after_start"));
        violation.addProperty("detail", new StringSchema());
        violation.required(List.of("pointer", "code", "detail"));
        return violation;
    }

    private static Schema<Object> problem() {
        Schema<Object> problem = new ObjectSchema();
        problem.description("RFC 9457 problem details; some codes add members.");
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("code", new StringSchema().example("invalid_request"));
        problem.addProperty("traceId", new StringSchema());
        Schema<Object> reference = new Schema<>();
        reference.$ref(REFERENCE + VIOLATION);
        problem.addProperty("errors", new ArraySchema().items(reference));
        problem.required(List.of("type", "title", "status", "code"));
        return problem;
    }

    /** Adds the schema of a problem to a 4xx or 5xx response that has none. */
    static void describe(String status, ApiResponse response) {
        boolean error = status.startsWith("4") || status.startsWith("5");
        if (error && response.get$ref() == null) {
            Content known = response.getContent();
            if (known == null || !known.containsKey(ProblemDocument.MEDIA_TYPE)) {
                response.content(content());
            }
        }
    }

    private static Content content() {
        return new Content()
                .addMediaType(
                        ProblemDocument.MEDIA_TYPE,
                        new MediaType().schema(new Schema<Object>().$ref(REFERENCE + PROBLEM)));
    }
}
