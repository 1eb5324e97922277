package dev.usher.platform.web.form;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of query parameters. Unknown parameters, and characters that cannot be shown,
 * are refused before any controller is called.
 */
public final class QueryForm {

    private QueryForm() {}

    /** Returns the violation of a parameter that no call reads. */
    public static Violation unknown(String parameter) {
        String name = FormRules.named(parameter);
        return violation(name, "unknown_parameter", name + " is an unknown parameter");
    }

    /** Returns a violation of a parameter or header. */
    public static Violation violation(String name, String code, String detail) {
        return new Violation(FormRules.pointer("", name), code, detail);
    }

    /** Returns the UUID in its one form of 36 characters, or null for any other text. */
    public static @Nullable UUID uuid(String text) {
        return FormRules.uuid(text);
    }

    /** Returns the time of a parameter with its offset, or null when the parameter is absent. */
    public static @Nullable Instant instant(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant instant = FormRules.instant(value);
            if (FormRules.isInRange(instant)) {
                return instant;
            }
        } catch (DateTimeException _) {
            // Refused below, like a year out of range.
        }
        throw ProblemException.invalid(
                "/" + parameter, "wrong_format", parameter + " " + FormRules.TIME);
    }

    /**
     * Returns the text of a parameter, at most {@code max} characters, or null when the parameter
     * is absent or blank.
     */
    public static @Nullable String text(String parameter, @Nullable String value, int max) {
        if (value == null || ShownText.isBlank(value)) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > max) {
            throw ProblemException.invalid(
                    "/" + parameter,
                    "too_long",
                    parameter + " must be text of at most " + max + " characters");
        }
        return value;
    }
}
