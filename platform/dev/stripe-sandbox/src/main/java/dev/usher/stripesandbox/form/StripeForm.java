package dev.usher.stripesandbox.form;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Parameters as a tree: each member is a text or another form. Each form knows its path. */
public final class StripeForm {

    private final String path;
    private final Map<String, Object> members = new LinkedHashMap<>();

    StripeForm(String path) {
        this.path = path;
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** The full name of a member, as in the request. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "[" + name + "]";
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Optional<String> text(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw StripeRefusal.invalid(null, at(name), "Invalid string: " + at(name));
        }
        if (text.isEmpty()) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_empty",
                    at(name),
                    ("You passed an empty string for '%1$s'. We assume empty values are an attempt"
                                    + " to unset a parameter; however '%1$s' cannot be unset. You"
                                    + " should remove '%1$s' from your request or supply a"
                                    + " non-empty value.")
                            .formatted(at(name)));
        }
        return Optional.of(text);
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public OptionalLong integer(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException _) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer", at(name), "Invalid integer: " + text.get());
        }
    }

    public long requiredInteger(String name) {
        return integer(name).orElseThrow(() -> missing(name));
    }

    /** A text that must be one of the allowed ones. */
    public Optional<String> choice(String name, List<String> allowed) {
        Optional<String> text = text(name);
        if (text.isPresent() && !allowed.contains(text.get())) {
            throw StripeRefusal.invalid(
                    null,
                    at(name),
                    "Invalid %s: must be one of %s"
                            .formatted(at(name), String.join(", ", allowed)));
        }
        return text;
    }

    public StripeForm child(String name) {
        return members.get(name) instanceof StripeForm child ? child : new StripeForm(at(name));
    }

    /** The elements of a list of objects. */
    public List<StripeForm> children(String name) {
        StripeForm list = child(name);
        List<StripeForm> children = new ArrayList<>();
        for (String index : list.names()) {
            if (!(list.members.get(index) instanceof StripeForm element)) {
                throw StripeRefusal.invalid(null, list.at(index), "Invalid object");
            }
            children.add(element);
        }
        return children;
    }

    /** The elements of a list of texts. */
    public List<String> texts(String name) {
        StripeForm list = child(name);
        return list.names().stream().map(list::required).toList();
    }

    /** A map with any keys, for example metadata. */
    public Map<String, String> map(String name) {
        StripeForm map = child(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : map.names()) {
            if (!(map.members.get(key) instanceof String text)) {
                throw StripeRefusal.invalid(
                        null, map.at(key), "Metadata values must be strings, not objects.");
            }
            if (!text.isEmpty()) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    public StripeRefusal missing(String name) {
        return StripeRefusal.invalid(
                "parameter_missing", at(name), "Missing required param: %s.".formatted(at(name)));
    }

    boolean branch(String name) {
        return members.get(name) instanceof StripeForm;
    }

    void put(String name, String text) {
        members.put(name, text);
    }

    StripeForm grow(String name) {
        if (members.get(name) instanceof StripeForm child) {
            return child;
        }
        StripeForm child = new StripeForm(at(name));
        members.put(name, child);
        return child;
    }

    int size() {
        return members.size();
    }
}
