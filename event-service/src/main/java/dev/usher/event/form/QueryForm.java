package dev.usher.event.form;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query of a list: a parameter that means nothing here is refused, not passed over. */
public final class QueryForm {

    private QueryForm() {}

    public static void allow(HttpServletRequest request, String... parameters) {
        Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
        unknown.removeAll(Set.of(parameters));
        if (unknown.isEmpty()) {
            return;
        }
        List<Violation> violations =
                unknown.stream()
                        .map(name ->
                                new Violation(
                                        "/" + name,
                                        "unknown_parameter",
                                        "There is no parameter of this name here."))
                        .toList();
        throw ProblemException.invalid(violations);
    }

    /** A time with its offset; null when the parameter is absent. */
    public static @Nullable Instant instant(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(value).toInstant();
            if (JsonForm.keepable(instant)) {
                return instant;
            }
        } catch (DateTimeException notATime) {
            // Told below, like a time in no year that people use.
        }
        throw ProblemException.invalid(
                "/" + parameter,
                "wrong_format",
                parameter + " is a time with its offset, such as 2027-01-20T19:00:00Z.");
    }

    /** Text of at most so many characters; null when the parameter is absent or blank. */
    public static @Nullable String text(String parameter, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > max || !JsonForm.storable(value)) {
            throw ProblemException.invalid(
                    "/" + parameter, "too_long", parameter + " is text of at most " + max + ".");
        }
        return value;
    }
}
