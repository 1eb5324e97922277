package dev.usher.platform.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import dev.usher.platform.web.paging.Page;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives from a record which members of its schema are required and which may be null, names pages
 * for what they hold, and describes the constants of enums.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the converters of swagger-core are
class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        JavaType java = Json31.mapper().constructType(type.getType());
        if (java.getRawClass() == Page.class) {
            return page(java.containedType(0), context);
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (schema != null) {
            Schema<?> model = model(schema, context.getDefinedModels());
            if (java.getRawClass().isRecord() && model.getProperties() != null) {
                complete(java.getRawClass(), model);
            } else if (java.getRawClass().isEnum()) {
                EnumDescriptions.add(java.getRawClass(), model);
            }
        }
        return schema;
    }

    private static Schema<?> model(Schema<?> schema, Map<String, Schema> models) {
        String reference = schema.get$ref();
        Schema<?> model =
                reference == null ? null : models.get(reference.substring(REFERENCE.length()));
        return model == null ? schema : model;
    }

    private static Schema<?> page(JavaType item, ModelConverterContext context) {
        Schema<?> items = context.resolve(new AnnotatedType(item).resolveAsRef(true));
        String name = items.get$ref().substring(REFERENCE.length()) + "Page";
        Schema<?> page = new JsonSchema().typesItem("object").description("A page of a list.");
        page.addProperty(
                "items",
                new JsonSchema()
                        .typesItem("array")
                        .items(items)
                        .description("At most `limit` items; none on the page of an empty list."));
        page.addProperty(
                "nextCursor",
                new JsonSchema()
                        .typesItem("string")
                        .typesItem(NULL)
                        .description("The `cursor` of the next page; null on the last page."));
        page.required(List.of("items", "nextCursor"));
        context.defineModel(name, page);
        return new JsonSchema().$ref(REFERENCE + name);
    }

    private static void complete(Class<?> type, Schema<?> model) {
        @Nullable DocumentedBody body = type.getAnnotation(DocumentedBody.class);
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Schema<?> member = model.getProperties().get(name);
            if (member == null) {
                continue;
            }
            limitTexts(component, member);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean leftOut =
                    body == null
                            ? component.getAccessor().isAnnotationPresent(JsonInclude.class)
                            : nullable || body.patch();
            if (!leftOut) {
                required.add(name);
            }
            if (nullable && (body != null || !leftOut)) {
                model.getProperties().put(name, orNull(member));
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static void limitTexts(RecordComponent component, Schema<?> member) {
        @Nullable MapOfTexts limits = component.getAnnotation(MapOfTexts.class);
        if (limits == null) {
            return;
        }
        Schema<?> text = new JsonSchema().typesItem("string").maxLength(limits.longestText());
        boolean removable =
                component.getAnnotatedType() instanceof AnnotatedParameterizedType map
                        && map.getAnnotatedActualTypeArguments()[1].isAnnotationPresent(
                                Nullable.class);
        member.setAdditionalProperties(removable ? orNull(text) : text);
        member.setPropertyNames(
                new JsonSchema().typesItem("string").minLength(1).maxLength(limits.longestKey()));
        if (limits.most() > 0) {
            member.setMaxProperties(limits.most());
        }
    }

    private static Schema<?> orNull(Schema<?> member) {
        if (member.get$ref() != null) {
            String description = member.getDescription();
            return new JsonSchema()
                    .addOneOfItem(new JsonSchema().$ref(member.get$ref()))
                    .addOneOfItem(new JsonSchema().typesItem(NULL))
                    .description(description);
        }
        if (member.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(member.getTypes());
            types.add(NULL);
            member.setTypes(types);
        }
        return member;
    }
}
