package dev.usher.platform.web.form;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON object of a request body and collects everything that is wrong with it. Each
 * method reads one member. A member that breaks a rule is noted as a violation and read as null, so
 * that the reading goes on and finds the rest. {@link #finish} then refuses the body with all
 * violations, one for each unknown member among them.
 *
 * <p>Example, for a controller's parameter {@code @RequestBody JsonNode body}:
 *
 * <pre>{@code
 * JsonForm form = JsonForm.of(body);
 * form.require("reservationId");
 * UUID reservation = form.uuid("reservationId");
 * String note = form.words("note", 200);
 * form.finish();
 * return new OpenOrder(requireNonNull(reservation), note);
 * }</pre>
 *
 * <p>The text of a violation states what must hold: "reservationId must be a UUID".
 */
public final class JsonForm {

    private static final int UUID_LENGTH = 100;
    private static final int TIME_LENGTH = 40;

    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;

    /** The members that were read, with the forms inside them. */
    private final Map<String, List<JsonForm>> known = new HashMap<>();

    private JsonForm(JsonNode node, String pointer, List<Violation> violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** Begins to read a body. A body that is not an object is refused at once. */
    public static JsonForm of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.invalid("", "wrong_type", "the body must be a JSON object");
        }
        return new JsonForm(body, "", new ArrayList<>());
    }

    /** Tells whether the member is present and not null. */
    public boolean has(String member) {
        return present(member) != null;
    }

    /** Notes a violation for each of the members that is absent or null. */
    public JsonForm require(String... members) {
        for (String member : members) {
            if (present(member) == null) {
                reject(member, "required", member + " must be given");
            }
        }
        return this;
    }

    /**
     * Reads a text of one line and at most {@code max} characters, of which a reader sees at least
     * one.
     */
    public @Nullable String words(String member, int max) {
        String text = text(member, max);
        if (text != null && ShownText.isBlank(text)) {
            reject(member, "blank", member + " must not be blank");
            return null;
        }
        return text;
    }

    /** Reads a text of one line and at most {@code max} characters. */
    public @Nullable String text(String member, int max) {
        String text = shortEnough(member, max);
        if (text != null && !ShownText.isLine(text)) {
            reject(member, ShownText.CODE, member + " " + ShownText.RULE);
            return null;
        }
        return text;
    }

    /** Reads a text of at most {@code max} characters, in which tabs and line breaks may occur. */
    public @Nullable String lines(String member, int max) {
        String text = shortEnough(member, max);
        if (text != null && !ShownText.isLines(text)) {
            reject(member, ShownText.CODE, member + " " + ShownText.RULE_OF_LINES);
            return null;
        }
        return text;
    }

    private @Nullable String shortEnough(String member, int max) {
        String text = string(member);
        if (text != null && text.codePointCount(0, text.length()) > max) {
            reject(member, "too_long", member + " must have at most " + max + " characters");
            return null;
        }
        return text;
    }

    /** Reads a text of any length and any characters, for the caller to judge. */
    public @Nullable String string(String member) {
        JsonNode value = present(member);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            wrongType(member, "text");
            return null;
        }
        return value.stringValue();
    }

    /** Reads the name of one of an enum's constants, in the same upper or lower case. */
    public <E extends Enum<E>> @Nullable E choice(String member, Class<E> type) {
        String name = string(member);
        if (name == null) {
            return null;
        }
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        reject(
                member,
                "wrong_format",
                member
                        + " must be one of "
                        + constants.stream().map(Enum::name).collect(Collectors.joining(", ")));
        return null;
    }

    /** Reads a whole number from {@code min} to {@code max}. */
    public @Nullable Integer integer(String member, int min, int max) {
        Long number = number(member, min, max);
        return number == null ? null : Math.toIntExact(number);
    }

    /** Reads a whole number from {@code min} to {@code max}. */
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
            reject(member, "out_of_range", member + " must be from " + min + " to " + max);
            return null;
        }
        return value.longValue();
    }

    /** Reads true or false. */
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

    /**
     * Reads an RFC 3339 time with its offset, in the years 2000 to 8999, cut to the microsecond
     * that the database stores.
     */
    public @Nullable Instant instant(String member) {
        String text = text(member, TIME_LENGTH);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = FormRules.instant(text).truncatedTo(ChronoUnit.MICROS);
            if (FormRules.isInRange(instant)) {
                return instant;
            }
            reject(member, "out_of_range", member + " must be in the years 2000 to 8999");
        } catch (DateTimeException _) {
            reject(member, "wrong_format", member + " " + FormRules.TIME);
        }
        return null;
    }

    /** Reads a UUID of 36 characters. */
    public @Nullable UUID uuid(String member) {
        String text = text(member, UUID_LENGTH);
        if (text == null) {
            return null;
        }
        UUID uuid = FormRules.uuid(text);
        if (uuid == null) {
            reject(member, "wrong_format", member + " must be a UUID");
        }
        return uuid;
    }

    /**
     * Reads a list of 1 to {@code max} UUIDs, in its order; empty when the member is absent or
     * wrong.
     */
    public List<UUID> uuids(String member, int max) {
        List<UUID> uuids = new ArrayList<>();
        for (JsonNode entry : list(member, max)) {
            UUID uuid = entry.isString() ? FormRules.uuid(entry.stringValue()) : null;
            String at = member + "/" + uuids.size();
            if (uuid == null) {
                violations.add(
                        new Violation(pointer + "/" + at, "wrong_format", at + " must be a UUID"));
                return List.of();
            }
            uuids.add(uuid);
        }
        return uuids;
    }

    /** Returns the form of an object; its violations belong to this form as well. */
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

    /**
     * Returns the forms of a list of 1 to {@code max} objects, in their order; none when the member
     * is absent or wrong.
     */
    public List<JsonForm> objects(String member, int max) {
        List<JsonNode> entries = list(member, max);
        List<JsonForm> forms = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String at = pointer + "/" + member + "/" + i;
            if (entries.get(i).isObject()) {
                forms.add(inner(member, entries.get(i), at));
            } else {
                violations.add(
                        new Violation(at, "wrong_type", member + "/" + i + " must be an object"));
            }
        }
        return forms;
    }

    /**
     * Reads an object of at most {@code max} texts that the caller names: each name has 1 to {@code
     * longestName} characters and is not blank, each text at most {@code longestText}. A name whose
     * value is null counts as absent.
     */
    public Map<String, String> texts(String member, int max, int longestName, int longestText) {
        JsonForm inside = object(member);
        Map<String, String> texts = new LinkedHashMap<>();
        if (inside == null) {
            return texts;
        }
        inside.node
                .propertyNames()
                .forEach(name ->
                        inside.readNamed(name, longestName, longestText)
                                .ifPresent(text -> texts.put(name, text)));
        if (inside.node.valueStream().filter(value -> !value.isNull()).count() > max) {
            reject(member, "out_of_range", member + " must have at most " + max + " keys");
        }
        return texts;
    }

    private Optional<String> readNamed(String name, int longestName, int longestText) {
        String shown = FormRules.named(name);
        present(name);
        if (ShownText.isBlank(name)) {
            reject(shown, "blank", "a key must not be blank");
        } else if (name.codePointCount(0, name.length()) > longestName) {
            reject(shown, "too_long", "a key must have at most " + longestName + " characters");
        } else if (!ShownText.isLine(name)) {
            reject(shown, ShownText.CODE, "a key " + ShownText.RULE);
        } else {
            return Optional.ofNullable(text(name, longestText));
        }
        return Optional.empty();
    }

    private List<JsonNode> list(String member, int max) {
        JsonNode value = present(member);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            wrongType(member, "a list");
            return List.of();
        }
        if (value.isEmpty() || value.size() > max) {
            reject(member, "out_of_range", member + " must have 1 to " + max + " entries");
            return List.of();
        }
        return value.valueStream().toList();
    }

    /**
     * Notes a violation of a member.
     *
     * @param code stable, snake_case
     * @param detail begins with the member's name and states what must hold
     */
    public void reject(String member, String code, String detail) {
        violations.add(new Violation(FormRules.pointer(pointer, member), code, detail));
    }

    /**
     * Tells whether the object has the same members and values as another, in the same order.
     * Members that are null count as absent, and the types that hold the numbers do not matter.
     */
    public boolean says(JsonNode other) {
        ObjectNode said = node.asObject().deepCopy();
        said.removeIf(JsonNode::isNull);
        return said.toString().equals(other.toString());
    }

    /** Accepts every member of this object, read or not. */
    public void passOver() {
        node.propertyNames().forEach(this::present);
    }

    /** Tells whether nothing is wrong so far, here or anywhere else in the body. */
    public boolean clean() {
        return violations.isEmpty();
    }

    /** Refuses the whole body with 400 if there is any violation or unknown member. */
    public void finish() {
        rejectUnknown();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private void rejectUnknown() {
        for (String member : node.propertyNames()) {
            List<JsonForm> inside = known.get(member);
            if (inside == null) {
                String name = FormRules.named(member);
                reject(name, "unknown_field", name + " is an unknown field");
            } else {
                inside.forEach(JsonForm::rejectUnknown);
            }
        }
    }

    private JsonForm inner(String member, JsonNode value, String at) {
        JsonForm form = new JsonForm(value, at, violations);
        known.computeIfAbsent(member, _ -> new ArrayList<>()).add(form);
        return form;
    }

    private @Nullable JsonNode present(String member) {
        known.computeIfAbsent(member, _ -> new ArrayList<>());
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value;
    }

    private void wrongType(String member, String expected) {
        reject(member, "wrong_type", member + " must be " + expected);
    }

    /** Tells whether a time lies in the years 2000 to 8999, which all services accept. */
    public static boolean keepable(Instant instant) {
        return FormRules.isInRange(instant);
    }
}
