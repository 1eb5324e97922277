package dev.usher.platform.web.form;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the query of a list. An unknown parameter is a violation, not ignored. */
public final class QueryForm {

    private QueryForm() {}

    /** Refuses with 400 a request that has a parameter other than those named. */
    public static void allow(HttpServletRequest request, String... parameters) {
        Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
        unknown.removeAll(Set.of(parameters));
        if (unknown.isEmpty()) {
            return;
        }
        List<Violation> violations =
                unknown.stream()
                        .limit(FormRules.MAX_VIOLATIONS)
                        .map(name ->
                                new Violation(
                                        "/" + name,
                                        "unknown_parameter",
                                        name + " is an unknown parameter"))
                        .toList();
        throw ProblemException.invalid(violations);
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
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > max || !FormRules.isStorable(value)) {
            throw ProblemException.invalid(
                    "/" + parameter,
                    "too_long",
                    parameter + " must be text of at most " + max + " characters");
        }
        return value;
    }
}
