package dev.usher.platform.web.openapi;

import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.security.OpenEndpoint;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Adds the parts that all calls of the suite share to a service's document. */
class OpenApiDefaults implements GlobalOpenApiCustomizer {

    /** The extension member with the problems of the service, which the gateway's docs show. */
    static final String PROBLEMS = "x-problems";

    /** In a fixed order, so that the document is the same on every start. */
    private static final List<ProblemType> STANDARD =
            List.of(
                    CommonProblems.INVALID_REQUEST,
                    CommonProblems.UNAUTHENTICATED,
                    CommonProblems.NOT_FOUND,
                    CommonProblems.RATE_LIMITED,
                    CommonProblems.INTERNAL_ERROR,
                    CommonProblems.UNAVAILABLE);

    private final String title;
    private final String publicUrl;
    private final SecuritySchemes security;
    private final List<ProblemType> problems;
    private final List<OpenEndpoint> open;
    private final List<String> withoutKey;

    OpenApiDefaults(
            String title,
            String publicUrl,
            SecuritySchemes security,
            List<ProblemType> problems,
            List<OpenEndpoint> open,
            List<String> withoutKey) {
        this.title = title;
        this.publicUrl = publicUrl;
        this.security = security;
        this.problems = problems;
        this.open = open;
        this.withoutKey = withoutKey;
    }

    @Override
    public void customise(OpenAPI document) {
        if (document.getInfo() == null
                || "OpenAPI definition".equals(document.getInfo().getTitle())) {
            document.info(new io.swagger.v3.oas.models.info.Info().title(title).version("1"));
        }
        document.servers(List.of(new Server().url(publicUrl)));
        Components components =
                document.getComponents() == null ? new Components() : document.getComponents();
        document.components(components);
        security.addTo(document, components);
        ProblemSchemas.addTo(components);
        document.addExtension(PROBLEMS, problems.stream().map(OpenApiDefaults::entry).toList());
        if (document.getPaths() != null) {
            document.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap()
                                    .forEach((method, operation) ->
                                            complete(path, method, operation)));
        }
    }

    private void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean isOpen = isOpen(path, method);
        if (isOpen) {
            List<SecurityRequirement> optional = new ArrayList<>();
            optional.add(new SecurityRequirement());
            optional.addAll(security.requirements());
            operation.security(optional);
        }
        if (method == PathItem.HttpMethod.POST && takesKey(path)) {
            operation.addParametersItem(
                    new HeaderParameter()
                            .name(Idempotency.HEADER)
                            .description(
                                    "A value of your own, one per intention. Repeating the same"
                                            + " request with it gets the first answer again.")
                            .schema(new StringSchema().maxLength(255))
                            .example("5f0c7c3e-order-1"));
        }
        ApiResponses responses =
                operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.responses(responses);
        for (ProblemType type : STANDARD) {
            String status = String.valueOf(type.status());
            boolean applies =
                    switch (type.status()) {
                        case 401 -> !isOpen;
                        case 404 -> path.contains("{");
                        default -> true;
                    };
            if (applies && !responses.containsKey(status)) {
                responses.addApiResponse(
                        status, new ApiResponse().$ref(ProblemSchemas.responseName(type)));
            }
        }
        responses.forEach(ProblemSchemas::describe);
    }

    private boolean isOpen(String path, PathItem.HttpMethod method) {
        return open.stream()
                .anyMatch(endpoint ->
                        endpoint.method().equals(HttpMethod.valueOf(method.name()))
                                && matches(endpoint.pattern(), path));
    }

    private boolean takesKey(String path) {
        return withoutKey.stream().noneMatch(pattern -> matches(pattern, path));
    }

    private static boolean matches(String pattern, String path) {
        return pattern.equals(path)
                || PathPatternParser.defaultInstance
                        .parse(pattern)
                        .matches(PathContainer.parsePath(path));
    }

    private static Map<String, Object> entry(ProblemType type) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", type.code());
        entry.put("status", type.status());
        entry.put("title", type.title());
        entry.put("description", type.description());
        return entry;
    }
}
