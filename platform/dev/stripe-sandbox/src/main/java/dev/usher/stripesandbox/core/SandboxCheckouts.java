package dev.usher.stripesandbox.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Opens, pays, expires, settles, refunds and disputes checkouts. Every change of a session is made
 * under its lock, so of a payment and an expiry at the same moment exactly one happens. A session
 * that is overdue is expired before a caller sees it.
 */
public final class SandboxCheckouts {

    private static final int MAX_ATTEMPTS = 100;
    private static final int MAX_REFUNDS = 100;
    private static final int MAX_DISPUTES = 20;

    private final CheckoutStore store;
    private final CheckoutChanges changes;
    private final CheckoutTransitions transitions;
    private final RefundTransitions refunds;
    private final DisputeTransitions disputes;
    private final Clock clock;
    private final Duration lockTimeout;

    public SandboxCheckouts(
            CheckoutStore store,
            CheckoutChanges changes,
            CheckoutTransitions transitions,
            RefundTransitions refunds,
            DisputeTransitions disputes,
            Clock clock,
            Duration lockTimeout) {
        this.store = store;
        this.refunds = refunds;
        this.disputes = disputes;
        this.changes = changes;
        this.transitions = transitions;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
    }

    public SandboxCheckout open(SessionTerms terms, long expiresAt, Origin origin) {
        if (!store.makeRoom()) {
            throw StripeRefusal.limited(
                    "resource-specific",
                    "The sandbox is full of open sessions; raise sandbox.max-sessions.");
        }
        return commit(transitions.open(store.nextNumber(), terms, expiresAt, origin));
    }

    public Optional<SandboxCheckout> find(String session) {
        CheckoutStore.Kept kept = store.kept(session);
        if (kept == null) {
            return Optional.empty();
        }
        SandboxCheckout seen = kept.state();
        return Optional.of(
                seen.session().overdue(clock.instant()) ? locked(session, fresh -> fresh) : seen);
    }

    public SandboxCheckout session(String session) {
        return find(session).orElseThrow(() -> noSession(session));
    }

    /** Finds the checkout of an intent, a charge, a refund or a dispute. */
    public Optional<SandboxCheckout> findByChild(String child) {
        return store.sessionOf(child).flatMap(this::find);
    }

    public List<SandboxCheckout> newestFirst() {
        Instant now = clock.instant();
        return store.newestFirst().stream()
                .map(seen -> seen.session().overdue(now) ? session(seen.id()) : seen)
                .toList();
    }

    public SandboxCheckout expire(String session, Origin origin) {
        return locked(
                session,
                before -> {
                    if (!before.session().open()) {
                        throw StripeRefusal.invalid(
                                "Only Checkout Sessions with a status in [\"open\"] can be expired."
                                        + " This Checkout Session has a status of "
                                        + before.session().status().name().toLowerCase(Locale.ROOT)
                                        + ".");
                    }
                    return commit(transitions.expire(before, origin));
                });
    }

    /** Expires the session if it is overdue. */
    public void expireIfDue(String session) {
        find(session);
    }

    public PayOutcome pay(String session, PaymentAttempt attempt) {
        return locked(
                session,
                before -> {
                    if (!before.session().open()) {
                        return new PayOutcome.NotOpen(before);
                    }
                    if (before.session().terms().total() == 0) {
                        return completed(
                                transitions.completeWithoutPayment(before, attempt.payer()));
                    }
                    if (before.charges().size() >= MAX_ATTEMPTS) {
                        return new PayOutcome.Declined(before, Decline.TOO_OFTEN);
                    }
                    return switch (attempt.means().means().kind()) {
                        case IMMEDIATE -> confirm(before, attempt, false);
                        case CHALLENGED ->
                                new PayOutcome.Challenged(
                                        commit(transitions.challenge(before, attempt)));
                        case DELAYED -> completed(transitions.begin(before, attempt));
                    };
                });
    }

    /** The event that this payment would bring. Nothing is paid, and the event is in no log. */
    public NewEvent forgery(String session, PaymentAttempt attempt) {
        SandboxCheckout unpaid = session(session);
        if (!unpaid.session().open()) {
            throw StripeRefusal.invalid("Only the payment of an open session can be forged.");
        }
        return transitions.succeed(unpaid, attempt, false).events().getLast();
    }

    /** Records whether the buyer passed the bank's check. */
    public PayOutcome answerChallenge(String session, boolean passed) {
        return locked(
                session,
                before -> {
                    PaymentIntent intent = before.intent();
                    PaymentAttempt attempt = intent == null ? null : intent.challenged();
                    if (!before.session().open() || attempt == null) {
                        return new PayOutcome.NotOpen(before);
                    }
                    if (passed) {
                        return confirm(before, attempt, true);
                    }
                    SandboxCheckout after = commit(transitions.failChallenge(before));
                    return new PayOutcome.Declined(after, Decline.NOT_AUTHENTICATED);
                });
    }

    private PayOutcome confirm(
            SandboxCheckout before, PaymentAttempt attempt, boolean authenticated) {
        Decline decline = attempt.means().means().decline();
        if (decline == null) {
            return completed(transitions.succeed(before, attempt, authenticated));
        }
        return new PayOutcome.Declined(
                commit(transitions.decline(before, attempt, authenticated, decline)), decline);
    }

    /** Ends a delayed payment: the money arrived, or the debit failed. */
    public SandboxCheckout settle(String session, boolean succeeds) {
        return locked(
                session,
                before -> {
                    Charge pending =
                            before.latestCharge()
                                    .filter(charge -> charge.status() == Charge.Status.PENDING)
                                    .orElseThrow(() ->
                                            StripeRefusal.invalid(
                                                    "This session has no payment to settle."));
                    return commit(
                            transitions.settle(
                                    before, pending, succeeds ? null : Decline.NOT_DEBITED));
                });
    }

    /** Books the money of a paid session on the balance, if it is not booked yet. */
    public void book(String session) {
        if (store.kept(session) == null) {
            return;
        }
        locked(
                session,
                before ->
                        before.latestCharge()
                                .filter(Charge::captured)
                                .filter(charge -> charge.balanceTransaction() == null)
                                .map(charge -> commit(transitions.book(before, charge)))
                                .orElse(before));
    }

    /** Refunds the captured charge of a session; the refund is the last one of the state. */
    public SandboxCheckout refund(String session, RefundWish wish, Origin origin) {
        return locked(
                session,
                before -> {
                    Charge charge =
                            before.latestCharge()
                                    .filter(Charge::captured)
                                    .orElseThrow(() ->
                                            StripeRefusal.invalid(
                                                    "This PaymentIntent does not have a successful"
                                                            + " charge to refund."));
                    if (before.refunds().size() >= MAX_REFUNDS) {
                        throw StripeRefusal.invalid("The charge has too many refunds.");
                    }
                    return commit(refunds.refund(before, charge, wish, origin));
                });
    }

    /** Ends the refunds of a session that wait for the buyer's bank. */
    public void settleRefunds(String session) {
        if (store.kept(session) == null) {
            return;
        }
        locked(
                session,
                before -> {
                    SandboxCheckout state = before;
                    Optional<CheckoutChange> next = refunds.settle(state);
                    while (next.isPresent()) {
                        state = commit(next.get());
                        next = refunds.settle(state);
                    }
                    return state;
                });
    }

    /** Disputes the captured charge of a session; the dispute is the last one of the state. */
    public SandboxCheckout dispute(String session, DisputeWish wish) {
        return locked(
                session,
                before -> {
                    Charge charge =
                            before.latestCharge()
                                    .filter(Charge::captured)
                                    .orElseThrow(() ->
                                            StripeRefusal.invalid(
                                                    "This session has no payment to dispute."));
                    if (before.disputes().size() >= MAX_DISPUTES) {
                        throw StripeRefusal.invalid("The charge has too many disputes.");
                    }
                    return commit(disputes.open(before, charge, wish));
                });
    }

    /** Disputes a session that was paid with a test card for disputes, once. */
    public void disputeAsPlanned(String session) {
        if (store.kept(session) == null) {
            return;
        }
        locked(
                session,
                before ->
                        DisputeTransitions.planned(before)
                                .map(wish ->
                                        commit(
                                                disputes.open(
                                                        before,
                                                        before.latestCharge().orElseThrow(),
                                                        wish)))
                                .orElse(before));
    }

    /** Moves a dispute of a session to another status. */
    public SandboxCheckout moveDispute(String dispute, Dispute.Status to) {
        String session =
                store.sessionOf(dispute)
                        .orElseThrow(() -> StripeRefusal.missing("dispute", dispute, "id"));
        return locked(
                session,
                before -> commit(disputes.move(before, before.dispute(dispute).orElseThrow(), to)));
    }

    private PayOutcome completed(CheckoutChange change) {
        return new PayOutcome.Completed(commit(change), change.events().getLast().id());
    }

    private SandboxCheckout commit(CheckoutChange change) {
        changes.commit(change);
        return change.after();
    }

    private <T> T locked(String session, Function<SandboxCheckout, T> step) {
        CheckoutStore.Kept kept = store.kept(session);
        if (kept == null) {
            throw noSession(session);
        }
        acquire(kept);
        try {
            SandboxCheckout before = kept.state();
            if (before.session().overdue(clock.instant())) {
                before = commit(transitions.expire(before, Origin.NONE));
            }
            return step.apply(before);
        } finally {
            kept.lock.unlock();
        }
    }

    private static StripeRefusal noSession(String session) {
        return StripeRefusal.missing("checkout.session", session, "session");
    }

    private void acquire(CheckoutStore.Kept kept) {
        try {
            if (kept.lock.tryLock(lockTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw StripeRefusal.of(
                        429,
                        "invalid_request_error",
                        "lock_timeout",
                        "This object cannot be accessed right now because another API request or"
                                + " Stripe process is currently accessing it.")
                .header("Stripe-Should-Retry", "true")
                .notRemembered();
    }
}
