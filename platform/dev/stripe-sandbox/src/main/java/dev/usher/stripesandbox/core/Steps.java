package dev.usher.stripesandbox.core;

import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.CheckoutSession.PaymentStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps a checkout can take, each with the events it makes. They only compute; {@link
 * CheckoutDesk} takes them under the lock of the session.
 */
public final class Steps {

    static final Decline NOT_AUTHENTICATED =
            new Decline(
                    "payment_intent_authentication_failure",
                    "authentication_required",
                    "We are unable to authenticate your payment method. Please choose a different"
                            + " payment method and try again.");

    private final StripeIds ids;
    private final Clock clock;

    public Steps(StripeIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Change open(long number, SessionTerms terms, long expiresAt, Origin origin) {
        CheckoutSession session =
                CheckoutSession.opened(ids.session(), seconds(), expiresAt, terms);
        return new Change(new Checkout(number, session, null, List.of()), List.of(), origin);
    }

    Change expire(Checkout before, Origin origin) {
        Draft draft = new Draft(before.with(before.session().expired(clock.instant())));
        PaymentIntent intent = before.intent();
        if (intent != null) {
            draft.say("payment_intent.canceled", draft.keep(intent.canceled(seconds())));
        }
        draft.say("checkout.session.expired", draft.state.session());
        return draft.change(origin);
    }

    /** Nothing to pay: no intent, no charge. */
    Change completeWithoutPayment(Checkout before, Payer payer) {
        Draft draft = new Draft(before);
        draft.say(
                "checkout.session.completed",
                draft.keep(
                        before.session()
                                .completed(
                                        PaymentStatus.NO_PAYMENT_REQUIRED,
                                        null,
                                        payer,
                                        clock.instant())));
        return draft.change(Origin.NONE);
    }

    Change succeed(Checkout before, Attempt attempt, boolean authenticated) {
        Draft draft = new Draft(before);
        PaymentIntent intent = draft.intent();
        Charge charge = charge(intent, attempt, Charge.Status.SUCCEEDED, authenticated, null);
        draft.say("charge.succeeded", draft.add(charge));
        draft.say(
                "payment_intent.succeeded",
                draft.keep(intent.succeeded(charge.paymentMethod(), charge.id())));
        draft.complete(PaymentStatus.PAID, intent.id(), attempt.payer());
        return draft.change(Origin.NONE);
    }

    Change decline(Checkout before, Attempt attempt, boolean authenticated, Decline why) {
        Draft draft = new Draft(before);
        PaymentIntent intent = draft.intent();
        Charge charge = charge(intent, attempt, Charge.Status.FAILED, authenticated, why);
        draft.say("charge.failed", draft.add(charge));
        draft.say("payment_intent.payment_failed", draft.keep(intent.declined(charge.id(), why)));
        return draft.change(Origin.NONE);
    }

    Change challenge(Checkout before, Attempt attempt) {
        Draft draft = new Draft(before);
        PaymentIntent intent = draft.intent();
        draft.say(
                "payment_intent.requires_action",
                draft.keep(intent.challenged(ids.paymentMethod(), attempt)));
        return draft.change(Origin.NONE);
    }

    /** The buyer did not pass the bank's check: no charge was tried. */
    Change failChallenge(Checkout before) {
        Draft draft = new Draft(before);
        PaymentIntent intent = draft.intent();
        draft.say(
                "payment_intent.payment_failed",
                draft.keep(intent.declined(intent.latestCharge(), NOT_AUTHENTICATED)));
        return draft.change(Origin.NONE);
    }

    /** A method whose money comes later: complete for the buyer, unpaid for the merchant. */
    Change begin(Checkout before, Attempt attempt) {
        Draft draft = new Draft(before);
        PaymentIntent intent = draft.intent();
        Charge charge = draft.add(charge(intent, attempt, Charge.Status.PENDING, false, null));
        draft.say(
                "payment_intent.processing",
                draft.keep(intent.processing(charge.paymentMethod(), charge.id())));
        draft.complete(PaymentStatus.UNPAID, intent.id(), attempt.payer());
        return draft.change(Origin.NONE);
    }

    Change settle(Checkout before, Charge pending, @Nullable Decline failure) {
        Draft draft = new Draft(before);
        PaymentIntent intent = draft.intent();
        if (failure == null) {
            Charge settled = pending.settled();
            draft.state = draft.state.replacing(settled);
            draft.say("charge.succeeded", settled);
            draft.say(
                    "payment_intent.succeeded",
                    draft.keep(intent.succeeded(settled.paymentMethod(), settled.id())));
            draft.say(
                    "checkout.session.async_payment_succeeded",
                    draft.keep(before.session().settled()));
        } else {
            draft.state = draft.state.replacing(pending.failed(failure));
            draft.say(
                    "payment_intent.payment_failed",
                    draft.keep(intent.declined(pending.id(), failure)));
            draft.say("checkout.session.async_payment_failed", before.session());
        }
        return draft.change(Origin.NONE);
    }

    /** The charge reached the balance. */
    Change book(Checkout before, Charge charge) {
        Draft draft = new Draft(before);
        Charge booked = charge.booked(ids.transaction());
        draft.state = draft.state.replacing(booked);
        Map<String, @Nullable Object> previously =
                Collections.singletonMap("balance_transaction", null);
        draft.happenings.add(new Happening(ids.event(), "charge.updated", booked, previously));
        return draft.change(Origin.NONE);
    }

    private Charge charge(
            PaymentIntent intent,
            Attempt attempt,
            Charge.Status status,
            boolean authenticated,
            @Nullable Decline failure) {
        return new Charge(
                ids.charge(),
                seconds(),
                intent.amount(),
                intent.terms(),
                status,
                intent.id(),
                ids.paymentMethod(),
                attempt.means(),
                attempt.payer(),
                authenticated,
                failure,
                null);
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }

    /** The state as a step builds it up, and what it says on the way. */
    private final class Draft {

        private Checkout state;
        private final List<Happening> happenings = new ArrayList<>();

        Draft(Checkout before) {
            this.state = before;
        }

        /** The intent of the session, made at the first attempt. */
        PaymentIntent intent() {
            PaymentIntent intent = state.intent();
            if (intent == null) {
                String id = ids.intent();
                intent =
                        PaymentIntent.created(
                                id,
                                id + "_secret_" + ids.secret(),
                                seconds(),
                                state.session().terms());
                state = state.with(state.session().with(id));
                say("payment_intent.created", keep(intent));
            }
            return intent;
        }

        void complete(PaymentStatus status, String intent, Payer payer) {
            say(
                    "checkout.session.completed",
                    keep(state.session().completed(status, intent, payer, clock.instant())));
        }

        PaymentIntent keep(PaymentIntent intent) {
            state = state.with(intent);
            return intent;
        }

        CheckoutSession keep(CheckoutSession session) {
            state = state.with(session);
            return session;
        }

        Charge add(Charge charge) {
            state = state.adding(charge);
            return charge;
        }

        void say(String type, StripeObject object) {
            happenings.add(new Happening(ids.event(), type, object, Map.of()));
        }

        Change change(Origin origin) {
            return new Change(state, happenings, origin);
        }
    }
}
