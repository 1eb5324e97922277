package dev.usher.stripesandbox.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session with its intent, charges, refunds and disputes, which one lock guards. {@code number}
 * counts sessions: lists need it to put the newer of two sessions of the same second first.
 */
public record SandboxCheckout(
        long number,
        CheckoutSession session,
        @Nullable PaymentIntent intent,
        List<Charge> charges,
        List<Refund> refunds,
        List<Dispute> disputes) {

    /** A journal from before there were refunds or disputes has no list of them. */
    public SandboxCheckout(
            long number,
            CheckoutSession session,
            @Nullable PaymentIntent intent,
            List<Charge> charges,
            @Nullable List<Refund> refunds,
            @Nullable List<Dispute> disputes) {
        this.number = number;
        this.session = session;
        this.intent = intent;
        this.charges = List.copyOf(charges);
        this.refunds = refunds == null ? List.of() : List.copyOf(refunds);
        this.disputes = disputes == null ? List.of() : List.copyOf(disputes);
    }

    public String id() {
        return session.id();
    }

    public Optional<Charge> charge(String id) {
        return charges.stream().filter(charge -> charge.id().equals(id)).findFirst();
    }

    public Optional<Refund> refund(String id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    public Optional<Dispute> dispute(String id) {
        return disputes.stream().filter(dispute -> dispute.id().equals(id)).findFirst();
    }

    public Optional<Charge> latestCharge() {
        return charges.isEmpty() ? Optional.empty() : Optional.of(charges.getLast());
    }

    public long captured() {
        return charges.stream().filter(Charge::captured).mapToLong(Charge::amount).sum();
    }

    public long refunded() {
        return charges.stream().mapToLong(Charge::refunded).sum();
    }

    /** The money that disputes have taken from the balance. */
    public long withdrawn() {
        return disputes.stream().mapToLong(Dispute::withdrawn).sum();
    }

    /** Replaces the terms by an equal instance, so that all states of a session share one. */
    public SandboxCheckout withTerms(SessionTerms equalTerms) {
        return new SandboxCheckout(
                number,
                session.withTerms(equalTerms),
                intent == null ? null : intent.withTerms(equalTerms),
                charges.stream().map(charge -> charge.withTerms(equalTerms)).toList(),
                refunds.stream().map(refund -> refund.withTerms(equalTerms)).toList(),
                disputes.stream().map(dispute -> dispute.withTerms(equalTerms)).toList());
    }

    SandboxCheckout with(CheckoutSession newer) {
        return new SandboxCheckout(number, newer, intent, charges, refunds, disputes);
    }

    SandboxCheckout with(PaymentIntent newer) {
        return new SandboxCheckout(number, session, newer, charges, refunds, disputes);
    }

    SandboxCheckout adding(Charge charge) {
        return new SandboxCheckout(
                number,
                session,
                intent,
                Stream.concat(charges.stream(), Stream.of(charge)).toList(),
                refunds,
                disputes);
    }

    SandboxCheckout replacing(Charge charge) {
        return new SandboxCheckout(
                number,
                session,
                intent,
                charges.stream().map(old -> old.id().equals(charge.id()) ? charge : old).toList(),
                refunds,
                disputes);
    }

    SandboxCheckout adding(Refund refund) {
        return new SandboxCheckout(
                number,
                session,
                intent,
                charges,
                Stream.concat(refunds.stream(), Stream.of(refund)).toList(),
                disputes);
    }

    SandboxCheckout replacing(Refund refund) {
        return new SandboxCheckout(
                number,
                session,
                intent,
                charges,
                refunds.stream().map(old -> old.id().equals(refund.id()) ? refund : old).toList(),
                disputes);
    }

    SandboxCheckout adding(Dispute dispute) {
        return with(Stream.concat(disputes.stream(), Stream.of(dispute)).toList());
    }

    SandboxCheckout replacing(Dispute dispute) {
        return with(
                disputes.stream()
                        .map(old -> old.id().equals(dispute.id()) ? dispute : old)
                        .toList());
    }

    private SandboxCheckout with(List<Dispute> newer) {
        return new SandboxCheckout(number, session, intent, charges, refunds, newer);
    }
}
