package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Notes what is wrong and lets the reading go on, so that a client learns of everything at once.
 * Outside a strict read nothing is bound, and every problem ends the reading as usual.
 */
final class ViolationCollector extends DeserializationProblemHandler {

    static final ScopedValue<List<Violation>> VIOLATIONS = ScopedValue.newInstance();

    /** A body of a thousand mistakes is answered with the first of them. */
    private static final int MAX_VIOLATIONS = 50;

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable ValueDeserializer<?> deserializer,
            Object target,
            String name) {
        if (!mayNote()) {
            return false;
        }
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        note(pointer, "unknown_field", "There is no field " + name + " here.");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        if (type.isPrimitive() || !mayNote()) {
            return NOT_HANDLED;
        }
        note(pointer(context), "wrong_format", "This is not " + Violations.expected(type) + ".");
        return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType type,
            @Nullable JsonToken token,
            JsonParser parser,
            @Nullable String message) {
        if (type.isPrimitive() || token == null || !mayNote()) {
            return NOT_HANDLED;
        }
        note(
                pointer(context),
                "wrong_type",
                "This is not " + Violations.expected(type.getRawClass()) + ".");
        parser.skipChildren();
        return null;
    }

    private static boolean mayNote() {
        return VIOLATIONS.isBound() && VIOLATIONS.get().size() < MAX_VIOLATIONS;
    }

    private static void note(String pointer, String code, String detail) {
        VIOLATIONS.get().add(new Violation(pointer, code, detail));
    }

    private static String pointer(DeserializationContext context) {
        return context.getParser().streamReadContext().pathAsPointer().toString();
    }
}
