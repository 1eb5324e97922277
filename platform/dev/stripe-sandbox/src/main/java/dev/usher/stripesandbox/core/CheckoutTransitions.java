package dev.usher.stripesandbox.core;

import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.CheckoutSession.PaymentStatus;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the changes of a checkout, each with its events. {@link SandboxCheckouts} commits them
 * under the lock of the session.
 */
public final class CheckoutTransitions {

    private final StripeIds ids;
    private final Clock clock;

    public CheckoutTransitions(StripeIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    CheckoutChange open(long number, SessionTerms terms, long expiresAt, Origin origin) {
        String id = ids.next(StripeIds.Kind.SESSION);
        long created = clock.instant().getEpochSecond();
        CheckoutSession session = CheckoutSession.opened(id, created, expiresAt, terms);
        return new CheckoutChange(
                new SandboxCheckout(number, session, null, List.of(), List.of(), List.of()),
                List.of(),
                origin);
    }

    private CheckoutDraft draft(SandboxCheckout before) {
        return new CheckoutDraft(before, ids, clock.instant());
    }

    CheckoutChange expire(SandboxCheckout before, Origin origin) {
        CheckoutDraft draft = draft(before);
        CheckoutSession expired = before.session().expired(clock.instant());
        PaymentIntent intent = before.intent();
        if (intent != null) {
            draft.announce(
                    "payment_intent.canceled", intent.canceled(clock.instant().getEpochSecond()));
        }
        draft.announce("checkout.session.expired", expired);
        return draft.change(origin);
    }

    /** Completes a session with a total of 0: there is no intent and no charge. */
    CheckoutChange completeWithoutPayment(SandboxCheckout before, Payer payer) {
        CheckoutDraft draft = draft(before);
        draft.complete(PaymentStatus.NO_PAYMENT_REQUIRED, null, payer);
        return draft.change();
    }

    CheckoutChange succeed(SandboxCheckout before, PaymentAttempt attempt, boolean authenticated) {
        CheckoutDraft draft = draft(before);
        PaymentIntent intent = draft.intent();
        Charge charge = draft.charge(intent, attempt, Charge.Status.SUCCEEDED, authenticated, null);
        draft.announce("charge.succeeded", charge, Map.of());
        draft.announce(
                "payment_intent.succeeded", intent.succeeded(charge.paymentMethod(), charge.id()));
        draft.complete(PaymentStatus.PAID, intent.id(), attempt.payer());
        return draft.change();
    }

    CheckoutChange decline(
            SandboxCheckout before, PaymentAttempt attempt, boolean authenticated, Decline why) {
        CheckoutDraft draft = draft(before);
        PaymentIntent intent = draft.intent();
        Charge charge = draft.charge(intent, attempt, Charge.Status.FAILED, authenticated, why);
        draft.announce("charge.failed", charge, Map.of());
        draft.announce("payment_intent.payment_failed", intent.declined(charge.id(), why));
        return draft.change();
    }

    CheckoutChange challenge(SandboxCheckout before, PaymentAttempt attempt) {
        CheckoutDraft draft = draft(before);
        PaymentIntent intent = draft.intent();
        draft.announce(
                "payment_intent.requires_action",
                intent.challenged(ids.next(StripeIds.Kind.PAYMENT_METHOD), attempt));
        return draft.change();
    }

    /** Ends a check by the bank that the buyer did not pass. Nothing was charged. */
    CheckoutChange failChallenge(SandboxCheckout before) {
        CheckoutDraft draft = draft(before);
        PaymentIntent intent = draft.intent();
        draft.announce(
                "payment_intent.payment_failed",
                intent.declined(intent.latestCharge(), Decline.NOT_AUTHENTICATED));
        return draft.change();
    }

    /** Begins a delayed payment: the session is complete for the buyer and unpaid for the shop. */
    CheckoutChange begin(SandboxCheckout before, PaymentAttempt attempt) {
        CheckoutDraft draft = draft(before);
        PaymentIntent intent = draft.intent();
        Charge charge = draft.charge(intent, attempt, Charge.Status.PENDING, false, null);
        draft.announce(
                "payment_intent.processing",
                intent.processing(charge.paymentMethod(), charge.id()));
        draft.complete(PaymentStatus.UNPAID, intent.id(), attempt.payer());
        return draft.change();
    }

    CheckoutChange settle(SandboxCheckout before, Charge pending, @Nullable Decline failure) {
        CheckoutDraft draft = draft(before);
        PaymentIntent intent = draft.intent();
        if (failure == null) {
            Charge settled = draft.replace(pending.settled());
            draft.announce("charge.succeeded", settled, Map.of());
            draft.announce(
                    "payment_intent.succeeded",
                    intent.succeeded(settled.paymentMethod(), settled.id()));
            draft.announce("checkout.session.async_payment_succeeded", before.session().settled());
        } else {
            draft.replace(pending.failed(failure));
            draft.announce("payment_intent.payment_failed", intent.declined(pending.id(), failure));
            draft.announce("checkout.session.async_payment_failed", before.session());
        }
        return draft.change();
    }

    /** Books a charge on the balance. */
    CheckoutChange book(SandboxCheckout before, Charge charge) {
        CheckoutDraft draft = draft(before);
        Charge booked = draft.replace(charge.booked(ids.next(StripeIds.Kind.TRANSACTION)));
        draft.announce(
                "charge.updated", booked, Collections.singletonMap("balance_transaction", null));
        return draft.change();
    }
}
