package dev.usher.stripesandbox.form;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that an operation takes. What Stripe has but the sandbox has not is named too, so
 * that it is refused as a gap and never ignored.
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

    public Shape texts(String... names) {
        for (String name : names) {
            members.put(name, TEXT);
        }
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

    public Shape unbuilt(String... names) {
        unbuilt.addAll(Set.of(names));
        return this;
    }

    /** Every name Stripe takes here: the built ones with their shape, the others with null. */
    public Map<String, @Nullable Shape> declared() {
        Map<String, @Nullable Shape> all = new LinkedHashMap<>(members);
        unbuilt.forEach(name -> all.put(name, null));
        return all;
    }

    /** The shape of an array's elements, for a comparison with Stripe's own document. */
    public @Nullable Shape element() {
        return element;
    }

    /** Refuses the first parameter that is not of this shape. */
    public void check(Form form) {
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

    private static void checkMember(Form form, String name, Shape shape) {
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
        Form child = form.child(name);
        switch (shape.kind) {
            case OBJECT -> shape.check(child);
            case LIST -> checkList(child, shape);
            case MAP, TEXT -> {}
        }
    }

    private static void checkList(Form list, Shape shape) {
        Shape element = shape.element;
        if (element == null) {
            return;
        }
        for (String index : list.names()) {
            checkMember(list, index, element);
        }
    }
}
