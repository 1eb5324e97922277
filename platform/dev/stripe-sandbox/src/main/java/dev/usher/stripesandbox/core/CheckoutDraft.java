package dev.usher.stripesandbox.core;

import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.CheckoutSession.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a checkout that is not committed yet: the new state and its events. */
final class CheckoutDraft {

    private final StripeIds ids;
    private final Instant now;
    private final List<NewEvent> events = new ArrayList<>();
    private SandboxCheckout state;

    CheckoutDraft(SandboxCheckout before, StripeIds ids, Instant now) {
        this.state = before;
        this.ids = ids;
        this.now = now;
    }

    /** The intent of the session, created if this is the first attempt. */
    PaymentIntent intent() {
        PaymentIntent intent = state.intent();
        if (intent == null) {
            String id = ids.next(StripeIds.Kind.INTENT);
            intent =
                    PaymentIntent.created(
                            id,
                            id + "_secret_" + ids.letters(25),
                            now.getEpochSecond(),
                            state.session().terms());
            state = state.with(state.session().withIntent(id));
            announce("payment_intent.created", intent);
        }
        return intent;
    }

    /** Adds a new charge of the intent. */
    Charge charge(
            PaymentIntent intent,
            PaymentAttempt attempt,
            Charge.Status status,
            boolean authenticated,
            @Nullable Decline failure) {
        Charge charge =
                new Charge(
                        ids.next(StripeIds.Kind.CHARGE),
                        now.getEpochSecond(),
                        intent.amount(),
                        intent.terms(),
                        status,
                        intent.id(),
                        ids.next(StripeIds.Kind.PAYMENT_METHOD),
                        attempt.means(),
                        attempt.payer(),
                        authenticated,
                        failure,
                        null,
                        0,
                        false);
        state = state.adding(charge);
        return charge;
    }

    Charge replace(Charge charge) {
        state = state.replacing(charge);
        return charge;
    }

    void add(Refund refund) {
        state = state.adding(refund);
    }

    Refund replace(Refund refund) {
        state = state.replacing(refund);
        return refund;
    }

    void add(Dispute dispute) {
        state = state.adding(dispute);
    }

    void replace(Dispute dispute) {
        state = state.replacing(dispute);
    }

    void complete(PaymentStatus status, @Nullable String intent, Payer payer) {
        announce(
                "checkout.session.completed",
                state.session().completed(status, intent, payer, now));
    }

    void announce(String type, PaymentIntent intent) {
        state = state.with(intent);
        announce(type, intent, Map.of());
    }

    void announce(String type, CheckoutSession session) {
        state = state.with(session);
        announce(type, session, Map.of());
    }

    void announce(String type, StripeObject object, Map<String, @Nullable Object> previously) {
        events.add(new NewEvent(ids.next(StripeIds.Kind.EVENT), type, object, previously));
    }

    CheckoutChange change(Origin origin) {
        return new CheckoutChange(state, events, origin);
    }

    CheckoutChange change() {
        return change(Origin.NONE);
    }
}
