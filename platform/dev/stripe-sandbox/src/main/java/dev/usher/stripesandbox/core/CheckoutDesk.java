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
 * Opens, expires and settles checkouts. Whatever happens to one session happens under its lock, so
 * of a payment and an expiry at the same moment exactly one wins. A session whose time is over is
 * expired before anybody sees it.
 */
public final class CheckoutDesk {

    private static final int MAX_ATTEMPTS = 100;
    private static final Decline TOO_OFTEN =
            new Decline(
                    "card_decline_rate_limit_exceeded",
                    "card_velocity_exceeded",
                    "Your card was declined for making repeated attempts too frequently.");
    private static final Decline NOT_DEBITED =
            new Decline(
                    "payment_intent_payment_attempt_failed",
                    "generic_decline",
                    "The customer's bank account could not be debited.");

    private final Checkouts checkouts;
    private final Changes changes;
    private final Steps steps;
    private final Clock clock;
    private final Duration lockTimeout;

    public CheckoutDesk(
            Checkouts checkouts, Changes changes, Steps steps, Clock clock, Duration lockTimeout) {
        this.checkouts = checkouts;
        this.changes = changes;
        this.steps = steps;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
    }

    public Checkout open(SessionTerms terms, long expiresAt, Origin origin) {
        if (!checkouts.makeRoom()) {
            throw StripeRefusal.of(
                            429,
                            "invalid_request_error",
                            "rate_limit",
                            "The sandbox is full of open sessions; raise sandbox.max-sessions.")
                    .header("Stripe-Rate-Limited-Reason", "resource-specific")
                    .notRemembered();
        }
        return commit(steps.open(checkouts.nextNumber(), terms, expiresAt, origin));
    }

    public Optional<Checkout> find(String session) {
        Checkouts.Kept kept = checkouts.kept(session);
        if (kept == null) {
            return Optional.empty();
        }
        Checkout seen = kept.state();
        return Optional.of(
                seen.session().overdue(clock.instant()) ? locked(session, fresh -> fresh) : seen);
    }

    public Checkout session(String session) {
        return find(session).orElseThrow(() -> noSession(session));
    }

    /** The checkout that an intent or a charge belongs to. */
    public Optional<Checkout> findByChild(String intentOrCharge) {
        return checkouts.sessionOf(intentOrCharge).flatMap(this::find);
    }

    public List<Checkout> newestFirst() {
        Instant now = clock.instant();
        return checkouts.newestFirst().stream()
                .map(seen -> seen.session().overdue(now) ? session(seen.id()) : seen)
                .toList();
    }

    public Checkout expire(String session, Origin origin) {
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
                    return commit(steps.expire(before, origin));
                });
    }

    /** Looks whether the session's time is over, and expires it if so. */
    public void expireIfDue(String session) {
        find(session);
    }

    public PayOutcome pay(String session, Attempt attempt) {
        return locked(
                session,
                before -> {
                    if (!before.session().open()) {
                        return new PayOutcome.NotOpen(before);
                    }
                    if (before.session().terms().total() == 0) {
                        return completed(steps.completeWithoutPayment(before, attempt.payer()));
                    }
                    if (before.charges().size() >= MAX_ATTEMPTS) {
                        return new PayOutcome.Declined(before, TOO_OFTEN);
                    }
                    return switch (attempt.means().means().kind()) {
                        case IMMEDIATE -> confirm(before, attempt, false);
                        case CHALLENGED ->
                                new PayOutcome.Challenged(commit(steps.challenge(before, attempt)));
                        case DELAYED -> completed(steps.begin(before, attempt));
                    };
                });
    }

    /** The buyer comes back from the bank's check. */
    public PayOutcome answerChallenge(String session, boolean passed) {
        return locked(
                session,
                before -> {
                    PaymentIntent intent = before.intent();
                    Attempt attempt = intent == null ? null : intent.challenged();
                    if (!before.session().open() || attempt == null) {
                        return new PayOutcome.NotOpen(before);
                    }
                    if (passed) {
                        return confirm(before, attempt, true);
                    }
                    Checkout after = commit(steps.failChallenge(before));
                    return new PayOutcome.Declined(after, Steps.NOT_AUTHENTICATED);
                });
    }

    private PayOutcome confirm(Checkout before, Attempt attempt, boolean authenticated) {
        Decline decline = attempt.means().means().decline();
        if (decline == null) {
            return completed(steps.succeed(before, attempt, authenticated));
        }
        return new PayOutcome.Declined(
                commit(steps.decline(before, attempt, authenticated, decline)), decline);
    }

    /** The money of a delayed method came, or did not. */
    public Checkout settle(String session, boolean succeeds) {
        return locked(
                session,
                before -> {
                    Charge pending =
                            before.latestCharge()
                                    .filter(charge -> charge.status() == Charge.Status.PENDING)
                                    .orElseThrow(() ->
                                            StripeRefusal.invalid(
                                                    "This session has no payment to" + " settle."));
                    return commit(steps.settle(before, pending, succeeds ? null : NOT_DEBITED));
                });
    }

    /** Books the money of a paid session on the balance, once. */
    public void book(String session) {
        if (checkouts.kept(session) == null) {
            return;
        }
        locked(
                session,
                before ->
                        before.latestCharge()
                                .filter(Charge::captured)
                                .filter(charge -> charge.balanceTransaction() == null)
                                .map(charge -> commit(steps.book(before, charge)))
                                .orElse(before));
    }

    private PayOutcome completed(Change change) {
        return new PayOutcome.Completed(commit(change), change.happenings().getLast().id());
    }

    private Checkout commit(Change change) {
        changes.commit(change);
        return change.after();
    }

    private <T> T locked(String session, Function<Checkout, T> step) {
        Checkouts.Kept kept = checkouts.kept(session);
        if (kept == null) {
            throw noSession(session);
        }
        acquire(kept);
        try {
            Checkout before = kept.state();
            if (before.session().overdue(clock.instant())) {
                before = commit(steps.expire(before, Origin.NONE));
            }
            return step.apply(before);
        } finally {
            kept.lock.unlock();
        }
    }

    private static StripeRefusal noSession(String session) {
        return StripeRefusal.missing("checkout.session", session, "session");
    }

    private void acquire(Checkouts.Kept kept) {
        try {
            if (kept.lock.tryLock(lockTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
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
