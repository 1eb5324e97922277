package dev.usher.platform.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** Gives an answer that has an example but no schema the schema of what its method returns. */
class ReturnedSchemas implements GlobalOperationCustomizer {

    private static final String JSON = "application/json";

    private final Map<String, Schema<?>> found = new ConcurrentSkipListMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getResponses() == null) {
            return operation;
        }
        List<MediaType> without =
                operation.getResponses().entrySet().stream()
                        .filter(answer -> answer.getKey().startsWith("2"))
                        .map(Map.Entry::getValue)
                        .map(ApiResponse::getContent)
                        .filter(Objects::nonNull)
                        .map(content -> content.get(JSON))
                        .filter(Objects::nonNull)
                        .filter(json -> json.getSchema() == null)
                        .toList();
        if (!without.isEmpty()) {
            ResolvedSchema schema = schemaOf(method);
            if (schema == null || schema.schema == null) {
                return operation;
            }
            without.forEach(json -> json.schema(schema.schema));
            schema.referencedSchemas.forEach(found::putIfAbsent);
        }
        return operation;
    }

    /** Adds the schemas that only such answers name. */
    void addTo(Components components) {
        found.forEach((name, schema) -> {
            if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
                components.addSchemas(name, schema);
            }
        });
    }

    private static @Nullable ResolvedSchema schemaOf(HandlerMethod method) {
        ResolvableType returned = ResolvableType.forMethodReturnType(method.getMethod());
        ResolvableType body =
                returned.toClass() == ResponseEntity.class ? returned.getGeneric(0) : returned;
        if (body.toClass() == byte[].class || body.toClass() == Object.class) {
            return null;
        }
        return ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(body.getType()).resolveAsRef(true));
    }
}
