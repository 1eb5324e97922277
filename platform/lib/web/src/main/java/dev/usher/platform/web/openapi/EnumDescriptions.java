package dev.usher.platform.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Describes each constant of an enum by the {@code @Schema(description)} that it carries. */
final class EnumDescriptions {

    /** The member that generators read; its entries stand in the order of the constants. */
    static final String MEMBER = "x-enum-descriptions";

    private EnumDescriptions() {}

    static void add(Class<?> type, Schema<?> schema) {
        List<String> names = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            io.swagger.v3.oas.annotations.media.Schema described = described(type, name);
            if (described == null) {
                return;
            }
            names.add(name);
            meanings.add(described.description());
        }
        schema.addExtension(MEMBER, meanings);
        if (schema.getDescription() == null || schema.getDescription().isEmpty()) {
            schema.setDescription(lines(names, meanings));
        }
    }

    static String lines(List<String> names, List<String> meanings) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "- `" + names.get(i) + "`: " + meanings.get(i))
                .collect(Collectors.joining("\n"));
    }

    private static io.swagger.v3.oas.annotations.media.@org.jspecify.annotations.Nullable Schema
            described(Class<?> type, String constant) {
        try {
            return type.getField(constant)
                    .getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        } catch (NoSuchFieldException missing) {
            throw new IllegalStateException("an enum must have its constants as fields", missing);
        }
    }
}
