package dev.usher.platform.web.openapi;

import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.security.OpenEndpoint;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Adds the parts that all calls of the suite share to a service's document. */
class OpenApiDefaults implements GlobalOpenApiCustomizer {

    private final String title;
    private final String publicUrl;
    private final SecuritySchemes security;
    private final List<OpenEndpoint> open;
    private final List<String> withoutKey;
    private final ReturnedSchemas answers;

    OpenApiDefaults(
            String title,
            String publicUrl,
            SecuritySchemes security,
            List<OpenEndpoint> open,
            List<String> withoutKey,
            ReturnedSchemas answers) {
        this.title = title;
        this.publicUrl = publicUrl;
        this.security = security;
        this.open = open;
        this.withoutKey = withoutKey;
        this.answers = answers;
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
        answers.addTo(components);
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
                                    "A value of your own, one per intention: 1 to 255 printable"
                                            + " ASCII characters, kept for at least 24 hours."
                                            + " Repeating the same request with it gets the first"
                                            + " answer again.")
                            .schema(
                                    new StringSchema()
                                            .minLength(1)
                                            .maxLength(Idempotency.MAX_KEY_LENGTH)
                                            .pattern("^[ -~]+$")));
        }
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
}
