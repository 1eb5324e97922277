package dev.usher.platform.web.problem;

import java.util.List;

/**
 * A code of a {@link Violation}.
 *
 * @param code stable, snake_case
 * @param meaning the rule that is broken, as a sentence
 */
public record ViolationCode(String code, String meaning) {

    /** The codes that any call can answer with. */
    public static final List<ViolationCode> COMMON =
            List.of(
                    new ViolationCode("blank", "The text must have a character that can be seen."),
                    new ViolationCode("duplicate", "The value must not occur twice in the list."),
                    new ViolationCode(
                            "invalid", "The body must be JSON of a reasonable size and depth."),
                    new ViolationCode(
                            "invalid_characters",
                            "The text must have neither control characters nor half surrogate pairs."),
                    new ViolationCode(
                            "malformed", "The request must be well-formed HTTP, UTF-8 and JSON."),
                    new ViolationCode(
                            "out_of_range",
                            "The number, time or length of the list must be in range."),
                    new ViolationCode("repeated", "The parameter must be given once."),
                    new ViolationCode("required", "The member or parameter must be given."),
                    new ViolationCode("too_long", "The text must have fewer characters."),
                    new ViolationCode("unknown_field", "The body must not have this member."),
                    new ViolationCode(
                            "unknown_parameter", "The query must not have this parameter."),
                    new ViolationCode("wrong_format", "The text must have the stated format."),
                    new ViolationCode("wrong_type", "The value must have the stated JSON type."));
}
