package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The members of an answer that are objects instead of ids, by {@code expand[]}. */
public final class Expansion {

    private static final Set<String> OF_SESSION =
            Set.of("line_items", "payment_intent", "payment_intent.latest_charge");
    private static final Set<String> OF_INTENT = Set.of("latest_charge");
    private static final Set<String> OF_CHARGE = Set.of("payment_intent");

    private static final Set<String> OF_DISPUTE = Set.of("charge", "payment_intent");

    private static final Set<String> OF_REFUND = Set.of("payment_intent");

    public static final Expansion NONE = new Expansion(Set.of());

    private final Set<String> paths;

    private Expansion(Set<String> paths) {
        this.paths = paths;
    }

    public static Expansion ofSession(Collection<String> asked) {
        return checked(asked, OF_SESSION);
    }

    public static Expansion ofIntent(Collection<String> asked) {
        return checked(asked, OF_INTENT);
    }

    public static Expansion ofCharge(Collection<String> asked) {
        return checked(asked, OF_CHARGE);
    }

    public static Expansion ofDispute(Collection<String> asked) {
        return checked(asked, OF_DISPUTE);
    }

    public static Expansion ofRefund(Collection<String> asked) {
        return checked(asked, OF_REFUND);
    }

    /** The expansion in a list, where every path must start with {@code data}. */
    public static Expansion ofSessionsInList(Collection<String> asked) {
        List<String> inner =
                asked.stream()
                        .map(path -> path.startsWith("data.") ? path.substring(5) : "?" + path)
                        .toList();
        return ofSession(inner);
    }

    private static Expansion checked(Collection<String> asked, Set<String> known) {
        for (String path : asked) {
            if (!known.contains(path)) {
                throw StripeRefusal.invalid(
                        null, "expand", "This property cannot be expanded (%s).".formatted(path));
            }
        }
        return new Expansion(new TreeSet<>(asked));
    }

    /** Tells whether a member is expanded. Expanding a child expands its parents too. */
    boolean has(String path) {
        return paths.stream().anyMatch(asked -> asked.equals(path) || asked.startsWith(path + "."));
    }
}
