package dev.usher.event.form;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object under examination. Each question names a member; what the member breaks is noted,
 * and the answer is then null, so that the examination goes on and finds the rest. {@link #finish}
 * refuses the whole body with every note, and with one for each member that nobody asked about.
 */
public final class JsonForm {

    /** A body of a thousand mistakes is answered with the first of them. */
    private static final int MAX_VIOLATIONS = 50;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;

    /** Members asked about, with the forms inside them. */
    private final Map<String, List<JsonForm>> asked = new HashMap<>();

    private JsonForm(JsonNode node, String pointer, List<Violation> violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** Begins with a body; one that is no object is refused at once. */
    public static JsonForm of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.invalid("", "wrong_type", "The body is a JSON object.");
        }
        return new JsonForm(body, "", new ArrayList<>());
    }

    /** Whether the member is there and not null. */
    public boolean has(String member) {
        return present(member) != null;
    }

    public JsonForm require(String... members) {
        for (String member : members) {
            if (present(member) == null) {
                reject(member, "required", member + " is required.");
            }
        }
        return this;
    }

    /** Text of at most so many characters that is not blank. */
    public @Nullable String words(String member, int max) {
        String text = text(member, max);
        if (text != null && text.isBlank()) {
            reject(member, "blank", member + " is not blank.");
            return null;
        }
        return text;
    }

    /** Text of at most so many characters. */
    public @Nullable String text(String member, int max) {
        JsonNode value = present(member);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            return wrongType(member, "text");
        }
        String text = value.stringValue();
        if (text.codePointCount(0, text.length()) > max) {
            reject(member, "too_long", member + " has at most " + max + " characters.");
            return null;
        }
        if (!storable(text)) {
            reject(member, "invalid_characters", member + " holds characters that are not text.");
            return null;
        }
        return text;
    }

    public @Nullable Integer integer(String member, int min, int max) {
        Long number = number(member, min, max);
        return number == null ? null : Math.toIntExact(number);
    }

    public @Nullable Long number(String member, long min, long max) {
        JsonNode value = present(member);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            wrongType(member, "a whole number");
            return null;
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            reject(member, "out_of_range", member + " is " + min + " to " + max + ".");
            return null;
        }
        return value.longValue();
    }

    public @Nullable Boolean flag(String member) {
        JsonNode value = present(member);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            wrongType(member, "true or false");
            return null;
        }
        return value.booleanValue();
    }

    /** An RFC 3339 time with its offset, to the microsecond that we keep. */
    public @Nullable Instant instant(String member) {
        String text = text(member, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!keepable(instant)) {
                reject(member, "out_of_range", member + " is in the years 2000 to 8999.");
                return null;
            }
            return instant;
        } catch (DateTimeException notATime) {
            reject(
                    member,
                    "wrong_format",
                    member + " is a time with its offset, such as 2027-01-20T19:00:00Z.");
            return null;
        }
    }

    public @Nullable UUID uuid(String member) {
        String text = text(member, 100);
        if (text == null) {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException notAnId) {
            // Told below, like the short forms that UUID.fromString takes.
        }
        reject(member, "wrong_format", member + " is a UUID.");
        return null;
    }

    public @Nullable JsonForm object(String member) {
        JsonNode value = present(member);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            wrongType(member, "an object");
            return null;
        }
        return inner(member, value, pointer + "/" + member);
    }

    /** The objects of a list of 1 to max; empty when the member is absent or wrong. */
    public List<JsonForm> objects(String member, int max) {
        JsonNode value = present(member);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            wrongType(member, "a list");
            return List.of();
        }
        if (value.isEmpty() || value.size() > max) {
            reject(member, "out_of_range", member + " has 1 to " + max + " entries.");
            return List.of();
        }
        List<JsonForm> forms = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String at = pointer + "/" + member + "/" + i;
            if (value.get(i).isObject()) {
                forms.add(inner(member, value.get(i), at));
            } else {
                violations.add(new Violation(at, "wrong_type", "An entry is an object."));
            }
        }
        return forms;
    }

    public void reject(String member, String code, String detail) {
        violations.add(new Violation(pointer + "/" + escaped(member), code, detail));
    }

    /**
     * Whether the object says the same as another, however its numbers are kept; null is absent.
     */
    public boolean says(JsonNode other) {
        ObjectNode said = node.asObject().deepCopy();
        said.removeIf(JsonNode::isNull);
        return said.toString().equals(other.toString());
    }

    /** Lets every member pass. */
    public void passOver() {
        node.propertyNames().forEach(this::present);
    }

    /** Whether nothing is wrong so far, here or anywhere else in the body. */
    public boolean clean() {
        return violations.isEmpty();
    }

    /** Ends the examination of the whole body. */
    public void finish() {
        rejectUnasked();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(
                    violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS)));
        }
    }

    private void rejectUnasked() {
        for (String member : node.propertyNames()) {
            List<JsonForm> inside = asked.get(member);
            if (inside == null) {
                reject(member, "unknown_field", "There is no field of this name here.");
            } else {
                inside.forEach(JsonForm::rejectUnasked);
            }
        }
    }

    private JsonForm inner(String member, JsonNode value, String at) {
        JsonForm form = new JsonForm(value, at, violations);
        asked.computeIfAbsent(member, name -> new ArrayList<>()).add(form);
        return form;
    }

    private @Nullable JsonNode present(String member) {
        asked.computeIfAbsent(member, name -> new ArrayList<>());
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable String wrongType(String member, String expected) {
        reject(member, "wrong_type", member + " is " + expected + ".");
        return null;
    }

    /** Whether a time is one that people mean and databases keep. */
    public static boolean keepable(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    /** PostgreSQL keeps no NUL, and half a surrogate pair is no character. */
    static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
