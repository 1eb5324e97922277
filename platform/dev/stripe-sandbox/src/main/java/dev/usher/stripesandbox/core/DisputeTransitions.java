package dev.usher.stripesandbox.core;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Computes the changes of disputes, each with its events. {@link SandboxCheckouts} commits them
 * under the lock of the session.
 */
public final class DisputeTransitions {

    private final StripeIds ids;
    private final Clock clock;

    public DisputeTransitions(StripeIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    CheckoutChange open(SandboxCheckout before, Charge charge, DisputeWish wish) {
        long left = charge.amount() - charge.refunded();
        long amount = wish.amount().orElse(left == 0 ? charge.amount() : left);
        if (amount < 1 || amount > charge.amount()) {
            throw StripeRefusal.invalid(
                    null, "amount", "amount must be between 1 and " + charge.amount());
        }
        CheckoutDraft draft = new CheckoutDraft(before, ids, clock.instant());
        draft.replace(charge.nowDisputed());
        Dispute dispute =
                new Dispute(
                        ids.next(StripeIds.Kind.DISPUTE),
                        clock.instant().getEpochSecond(),
                        amount,
                        charge.terms(),
                        wish.inquiry()
                                ? Dispute.Status.WARNING_NEEDS_RESPONSE
                                : Dispute.Status.NEEDS_RESPONSE,
                        charge.id(),
                        charge.paymentIntent(),
                        charge.means(),
                        wish.reason(),
                        List.of());
        Dispute withMoney = wish.inquiry() ? dispute : book(dispute, -amount);
        draft.add(withMoney);
        draft.announce("charge.dispute.created", withMoney, Map.of());
        if (!wish.inquiry()) {
            draft.announce("charge.dispute.funds_withdrawn", withMoney, Map.of());
        }
        return draft.change();
    }

    /** Moves a dispute on, as Stripe does when the shop or the bank has answered. */
    CheckoutChange move(SandboxCheckout before, Dispute dispute, Dispute.Status to) {
        if (!dispute.status().leadsTo(to)) {
            throw StripeRefusal.invalid(
                    null,
                    "status",
                    "A dispute that is %s can't become %s."
                            .formatted(name(dispute.status()), name(to)));
        }
        CheckoutDraft draft = new CheckoutDraft(before, ids, clock.instant());
        Dispute moved = dispute.moved(to);
        switch (to) {
            case NEEDS_RESPONSE -> moved = book(moved, -dispute.amount());
            case WON -> moved = book(moved, dispute.amount());
            case UNDER_REVIEW, LOST, WARNING_CLOSED, WARNING_NEEDS_RESPONSE -> {}
        }
        draft.replace(moved);
        boolean ended = to != Dispute.Status.NEEDS_RESPONSE && to != Dispute.Status.UNDER_REVIEW;
        draft.announce(
                ended ? "charge.dispute.closed" : "charge.dispute.updated",
                moved,
                Map.of("status", name(dispute.status())));
        if (to == Dispute.Status.NEEDS_RESPONSE) {
            draft.announce("charge.dispute.funds_withdrawn", moved, Map.of());
        } else if (to == Dispute.Status.WON) {
            draft.announce("charge.dispute.funds_reinstated", moved, Map.of());
        }
        return draft.change();
    }

    /** The dispute that the test card of a paid session brings, unless it has one. */
    static Optional<DisputeWish> planned(SandboxCheckout checkout) {
        if (!checkout.disputes().isEmpty()) {
            return Optional.empty();
        }
        return checkout.latestCharge()
                .filter(Charge::captured)
                .flatMap(charge -> ofCard(charge.means().means()));
    }

    private static Optional<DisputeWish> ofCard(TestNumber card) {
        return switch (card) {
            case DISPUTED_AS_FRAUD -> Optional.of(DisputeWish.fraudulent());
            case DISPUTED_AS_NOT_RECEIVED ->
                    Optional.of(
                            new DisputeWish(OptionalLong.empty(), "product_not_received", false));
            case INQUIRED ->
                    Optional.of(
                            new DisputeWish(OptionalLong.empty(), DisputeWish.FRAUDULENT, true));
            default -> Optional.empty();
        };
    }

    private Dispute book(Dispute dispute, long amount) {
        return dispute.booked(
                new Dispute.Booking(
                        ids.next(StripeIds.Kind.TRANSACTION),
                        clock.instant().getEpochSecond(),
                        amount));
    }

    private static String name(Dispute.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
