package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in a client's terms why a body could not be read. */
final class Violations {

    private Violations() {}

    static Violation of(JacksonException cause) {
        String pointer = pointer(cause);
        return switch (cause) {
            case InputCoercionException number ->
                    new Violation(
                            pointer,
                            "out_of_range",
                            "This is not " + expected(number.getTargetType()) + ".");
            case StreamReadException syntax ->
                    new Violation(
                            pointer,
                            "malformed",
                            "The body is not well-formed JSON at line "
                                    + syntax.getLocation().getLineNr()
                                    + ", column "
                                    + syntax.getLocation().getColumnNr()
                                    + ".");
            case UnrecognizedPropertyException unknown ->
                    new Violation(
                            pointer,
                            "unknown_field",
                            "There is no field " + unknown.getPropertyName() + " here.");
            case InvalidFormatException format when isText(format) ->
                    new Violation(
                            pointer,
                            "wrong_format",
                            "This is not " + expected(format.getTargetType()) + ".");
            case MismatchedInputException mismatch ->
                    new Violation(
                            pointer,
                            "wrong_type",
                            "This is not " + expected(mismatch.getTargetType()) + ".");
            default -> new Violation(pointer, "invalid", "This can't be read.");
        };
    }

    /** Whether the value was a string where a string belongs, only not of the right form. */
    private static boolean isText(InvalidFormatException format) {
        Class<?> type = format.getTargetType();
        return format.getValue() instanceof String
                && type != null
                && !type.isPrimitive()
                && !Number.class.isAssignableFrom(type)
                && type != Boolean.class;
    }

    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "what is expected here";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == Instant.class) {
            return "an RFC 3339 date and time such as 2026-12-01T19:00:00Z";
        }
        if (type == UUID.class) {
            return "an id";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number within its range";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return "an object";
    }

    private static String pointer(JacksonException cause) {
        return cause.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? String.valueOf(step.getIndex())
                                : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
