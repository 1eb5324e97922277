package dev.usher.stripesandbox.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session with its intent and charges: what one lock guards. {@code number} counts the sessions,
 * so that newer ones list first even within one second.
 */
public record Checkout(
        long number,
        CheckoutSession session,
        @Nullable PaymentIntent intent,
        List<Charge> charges) {

    public Checkout {
        charges = List.copyOf(charges);
    }

    public String id() {
        return session.id();
    }

    public Optional<Charge> charge(String id) {
        return charges.stream().filter(charge -> charge.id().equals(id)).findFirst();
    }

    public Optional<Charge> latestCharge() {
        return charges.isEmpty() ? Optional.empty() : Optional.of(charges.getLast());
    }

    public long captured() {
        return charges.stream().filter(Charge::captured).mapToLong(Charge::amount).sum();
    }

    /** The same state with one instance of its terms, that of an earlier state if there is one. */
    public Checkout sharing(SessionTerms equalTerms) {
        return new Checkout(
                number,
                session.sharing(equalTerms),
                intent == null ? null : intent.sharing(equalTerms),
                charges.stream().map(charge -> charge.sharing(equalTerms)).toList());
    }

    Checkout with(CheckoutSession newer) {
        return new Checkout(number, newer, intent, charges);
    }

    Checkout with(PaymentIntent newer) {
        return new Checkout(number, session, newer, charges);
    }

    Checkout adding(Charge charge) {
        return new Checkout(
                number,
                session,
                intent,
                Stream.concat(charges.stream(), Stream.of(charge)).toList());
    }

    Checkout replacing(Charge charge) {
        return new Checkout(
                number,
                session,
                intent,
                charges.stream().map(old -> old.id().equals(charge.id()) ? charge : old).toList());
    }
}
