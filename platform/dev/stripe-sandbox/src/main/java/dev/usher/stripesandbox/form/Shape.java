package dev.usher.stripesandbox.form;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an operation. It also names those of Stripe that the sandbox does not
 * implement, so that they are refused as such and never ignored.
 */
public final class Shape {

    private static final Shape TEXT = new Shape(Kind.TEXT, null);
    private static final Shape MAP = new Shape(Kind.MAP, null);

    private enum Kind {
        TEXT,
        MAP,
        OBJECT,
        LIST
    }

    private final Kind kind;
    private final @Nullable Shape element;
    private final Map<String, Shape> members = new LinkedHashMap<>();
    private final Set<String> unbuilt = new LinkedHashSet<>();

    private Shape(Kind kind, @Nullable Shape element) {
        this.kind = kind;
        this.element = element;
    }

    public static Shape object() {
        return new Shape(Kind.OBJECT, null);
    }

    /** Adds texts, whose names are separated by blanks. */
    public Shape texts(String names) {
        words(names).forEach(name -> members.put(name, TEXT));
        return this;
    }

    public Shape map(String name) {
        members.put(name, MAP);
        return this;
    }

    public Shape textList(String name) {
        members.put(name, new Shape(Kind.LIST, TEXT));
        return this;
    }

    public Shape list(String name, Shape of) {
        members.put(name, new Shape(Kind.LIST, of));
        return this;
    }

    public Shape object(String name, Shape of) {
        members.put(name, of);
        return this;
    }

    /** Adds parameters that only Stripe implements, with names separated by blanks. */
    public Shape unbuilt(String names) {
        unbuilt.addAll(words(names));
        return this;
    }

    private static List<String> words(String names) {
        return List.of(names.strip().split("\\s+", -1));
    }

    /** All parameters of Stripe: the implemented ones with their shape, the others with null. */
    public Map<String, @Nullable Shape> declared() {
        Map<String, @Nullable Shape> all = new LinkedHashMap<>(members);
        unbuilt.forEach(name -> all.put(name, null));
        return all;
    }

    /** The shape of the elements of a list. */
    public @Nullable Shape element() {
        return element;
    }

    /** Refuses the first parameter that does not have this shape. */
    public void check(StripeForm form) {
        for (String name : form.names()) {
            Shape shape = members.get(name);
            if (shape != null) {
                checkMember(form, name, shape);
            } else if (unbuilt.contains(name)) {
                throw StripeRefusal.unbuilt(
                        400,
                        form.at(name),
                        "The sandbox does not implement the parameter " + form.at(name) + ".");
            } else {
                throw StripeRefusal.invalid(
                        "parameter_unknown",
                        form.at(name),
                        "Received unknown parameter: " + form.at(name));
            }
        }
    }

    private static void checkMember(StripeForm form, String name, Shape shape) {
        if (shape.kind == Kind.TEXT) {
            if (form.branch(name)) {
                throw StripeRefusal.invalid(
                        null, form.at(name), "Invalid string: " + form.at(name));
            }
            return;
        }
        if (!form.branch(name)) {
            throw StripeRefusal.invalid(
                    null,
                    form.at(name),
                    "Invalid %s: %s".formatted(shape.kind == Kind.LIST ? "array" : "object", name));
        }
        StripeForm child = form.child(name);
        switch (shape.kind) {
            case OBJECT -> shape.check(child);
            case LIST -> checkList(child, shape);
            case MAP, TEXT -> {}
        }
    }

    private static void checkList(StripeForm list, Shape shape) {
        Shape element = shape.element;
        if (element == null) {
            return;
        }
        for (String index : list.names()) {
            checkMember(list, index, element);
        }
    }
}
