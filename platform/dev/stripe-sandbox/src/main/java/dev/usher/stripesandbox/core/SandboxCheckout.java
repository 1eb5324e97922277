package dev.usher.stripesandbox.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session with its intent and its charges, which one lock guards. {@code number} counts sessions:
 * lists need it to put the newer of two sessions of the same second first.
 */
public record SandboxCheckout(
        long number,
        CheckoutSession session,
        @Nullable PaymentIntent intent,
        List<Charge> charges) {

    public SandboxCheckout {
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

    /** Replaces the terms by an equal instance, so that all states of a session share one. */
    public SandboxCheckout withTerms(SessionTerms equalTerms) {
        return new SandboxCheckout(
                number,
                session.withTerms(equalTerms),
                intent == null ? null : intent.withTerms(equalTerms),
                charges.stream().map(charge -> charge.withTerms(equalTerms)).toList());
    }

    SandboxCheckout with(CheckoutSession newer) {
        return new SandboxCheckout(number, newer, intent, charges);
    }

    SandboxCheckout with(PaymentIntent newer) {
        return new SandboxCheckout(number, session, newer, charges);
    }

    SandboxCheckout adding(Charge charge) {
        return new SandboxCheckout(
                number,
                session,
                intent,
                Stream.concat(charges.stream(), Stream.of(charge)).toList());
    }

    SandboxCheckout replacing(Charge charge) {
        return new SandboxCheckout(
                number,
                session,
                intent,
                charges.stream().map(old -> old.id().equals(charge.id()) ? charge : old).toList());
    }
}
