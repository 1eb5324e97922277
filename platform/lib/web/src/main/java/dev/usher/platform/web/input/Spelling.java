package dev.usher.platform.web.input;

import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.form.ShownText;
import dev.usher.platform.web.problem.Violation;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a value is spelled in the one way of its type. The framework would also accept blanks
 * around a value, numbers with a sign or in hexadecimal, and UUIDs with short groups.
 */
final class Spelling {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");

    private Spelling() {}

    /** Returns the violation of a value, or null if its type allows it. */
    static @Nullable Violation violation(String name, Class<?> type, String value) {
        if (!ShownText.isLine(value)) {
            return unshown(name);
        }
        return isSpelled(type, value)
                ? null
                : QueryForm.violation(name, "wrong_format", name + " must be " + expected(type));
    }

    static Violation unshown(String name) {
        return QueryForm.violation(name, ShownText.CODE, name + " " + ShownText.RULE);
    }

    static boolean isSpelled(Class<?> type, String value) {
        if (type == UUID.class) {
            return QueryForm.uuid(value) != null;
        }
        if (type == Integer.class) {
            return WHOLE.matcher(value).matches();
        }
        if (type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        return !type.isEnum() || names(type).anyMatch(value::equals);
    }

    private static String expected(Class<?> type) {
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == Integer.class
                ? "a whole number of at most nine digits"
                : names(type).collect(Collectors.joining(", ", "one of ", ""));
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(name -> ((Enum<?>) name).name());
    }
}
