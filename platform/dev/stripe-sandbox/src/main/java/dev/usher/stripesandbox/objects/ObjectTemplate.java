package dev.usher.stripesandbox.objects;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of Stripe's objects: its members come from {@code templates.json}, with the values that never
 * vary in the sandbox; those that vary are put over them.
 */
final class ObjectTemplate {
    private static final Map<String, Map<String, @Nullable Object>> TEMPLATES = read();

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private ObjectTemplate(Map<String, @Nullable Object> template) {
        members.putAll(template);
    }

    private static Map<String, Map<String, @Nullable Object>> read() {
        InputStream file = ObjectTemplate.class.getResourceAsStream("/objects/templates.json");
        return JsonMapper.shared().readValue(file, new TypeReference<>() {});
    }

    /** A copy of the template with this name. */
    static ObjectTemplate of(String name) {
        return new ObjectTemplate(Objects.requireNonNull(TEMPLATES.get(name), name));
    }

    /** Sets a member that the template has. */
    ObjectTemplate put(String name, @Nullable Object value) {
        if (!members.containsKey(name)) {
            throw new IllegalArgumentException("the template has no member " + name);
        }
        members.put(name, value);
        return this;
    }

    /** Sets a member to the name of a state, as Stripe writes it. */
    ObjectTemplate put(String name, Enum<?> state) {
        return put(name, state.name().toLowerCase(Locale.ROOT));
    }

    /** Adds a member that an object may lack. */
    ObjectTemplate add(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }
}
