package dev.usher.payment.checkout;

import dev.usher.payment.order.Attempts;
import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Sale;
import dev.usher.payment.order.SessionPlan;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps from an attempt to an order that can be paid, or is paid because it is free. */
@Component
class CheckoutSteps {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutSteps.class);

    private final Attempts attempts;
    private final OrderDesk desk;
    private final ReservationClient reservations;
    private final PaymentProvider provider;
    private final SessionRequests requests;
    private final CheckoutSettings settings;
    private final Clock clock;

    CheckoutSteps(
            Attempts attempts,
            OrderDesk desk,
            ReservationClient reservations,
            PaymentProvider provider,
            SessionRequests requests,
            CheckoutSettings settings,
            Clock clock) {
        this.attempts = attempts;
        this.desk = desk;
        this.reservations = reservations;
        this.provider = provider;
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    CheckoutOutcome proceed(OrderState attempt) {
        return attempt.sold() == null
                ? claim(attempt, 1)
                : attempt.sale().total().isZero() ? confirm(attempt) : openSession(attempt, false);
    }

    private CheckoutOutcome claim(OrderState attempt, int number) {
        Instant now = clock.instant();
        SessionPlan plan =
                new SessionPlan(number, settings.orderEnds(now), settings.sessionEnds(now));
        return switch (reservations.claim(attempt, plan.orderEnds())) {
            case ClaimOutcome.Claimed(Sale sale) -> {
                CrashPoint.hit("checkout.after_claim");
                OrderState claimed = attempts.claimed(attempt.id(), sale, plan);
                yield claimed.sale().total().isZero()
                        ? confirm(claimed)
                        : openSession(claimed, number > 1);
            }
            case ClaimOutcome.Unknown unknown ->
                    refused(attempt, new CheckoutOutcome.ReservationUnknown());
            case ClaimOutcome.NotHeld notHeld ->
                    refused(attempt, new CheckoutOutcome.ReservationNotHeld());
            case ClaimOutcome.NotOnSale notOnSale ->
                    refused(attempt, new CheckoutOutcome.EventNotOnSale());
            case ClaimOutcome.Unavailable unavailable ->
                    new CheckoutOutcome.ReservationsUnavailable();
        };
    }

    /** A first claim that is refused leaves nothing; a later one ends what the first began. */
    private CheckoutOutcome refused(OrderState attempt, CheckoutOutcome answer) {
        if (attempt.sold() == null) {
            attempts.refused(attempt.id());
        } else {
            attempts.giveUp(attempt.id());
        }
        return answer;
    }

    private CheckoutOutcome confirm(OrderState attempt) {
        return shown(attempts.confirmFree(attempt.id()));
    }

    private CheckoutOutcome openSession(OrderState attempt, boolean renewed) {
        Instant ends = Objects.requireNonNull(attempt.session().expiresAt(), "no session planned");
        if (settings.stale(ends, clock.instant())) {
            return adoptOrRenew(attempt, renewed);
        }
        return switch (provider.openSession(requests.of(attempt))) {
            case SessionOpening.Opened(String session, String url) -> {
                CrashPoint.hit("stripe_create.after_response_before_update");
                yield shown(attempts.opened(attempt.id(), session, url));
            }
            case SessionOpening.AttemptSpent spent -> adoptOrRenew(attempt, renewed);
            case SessionOpening.Busy busy -> new CheckoutOutcome.ProviderBusy();
            case SessionOpening.Unavailable unavailable ->
                    new CheckoutOutcome.ProviderUnavailable();
            case SessionOpening.Rejected(String reason) -> {
                LOG.error("no session for order {}: {}", attempt.id(), reason);
                attempts.giveUp(attempt.id());
                yield new CheckoutOutcome.ProviderUnavailable();
            }
        };
    }

    /** The attempt's session, if it was opened after all; else a new attempt with a new key. */
    private CheckoutOutcome adoptOrRenew(OrderState attempt, boolean renewed) {
        if (renewed) {
            return new CheckoutOutcome.ProviderUnavailable();
        }
        return switch (provider.findSession(attempt.id(), attempt.createdAt())) {
            case SessionSearch.Found found -> adopt(attempt, found);
            case SessionSearch.None none -> claim(attempt, attempt.session().attempt() + 1);
            case SessionSearch.Unavailable unavailable -> new CheckoutOutcome.ProviderUnavailable();
        };
    }

    private CheckoutOutcome adopt(OrderState attempt, SessionSearch.Found found) {
        if (found.report() instanceof SessionReport.Paid(var receipt)) {
            desk.markPaid(receipt);
            return shown(desk.find(attempt.id()).orElse(attempt));
        }
        if (found.report() instanceof SessionReport.Open && found.url() != null) {
            return shown(attempts.opened(attempt.id(), found.sessionId(), found.url()));
        }
        return claim(attempt, attempt.session().attempt() + 1);
    }

    /** Not, if the attempt was given up while we were at it; a repeat begins a new one. */
    private static CheckoutOutcome shown(OrderState order) {
        return order.visible()
                ? new CheckoutOutcome.Opened(order)
                : new CheckoutOutcome.ProviderUnavailable();
    }
}
