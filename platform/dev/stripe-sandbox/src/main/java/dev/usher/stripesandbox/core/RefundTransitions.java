package dev.usher.stripesandbox.core;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the changes of refunds, each with its events. {@link SandboxCheckouts} commits them
 * under the lock of the session.
 */
public final class RefundTransitions {

    private final StripeIds ids;
    private final Clock clock;

    public RefundTransitions(StripeIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    CheckoutChange refund(SandboxCheckout before, Charge charge, RefundWish wish, Origin origin) {
        long left = charge.amount() - charge.refunded();
        long amount = wish.amount().orElse(left);
        require(charge, amount, left);
        if (!before.disputes().stream().allMatch(Dispute::allowsRefunds)) {
            throw StripeRefusal.invalid(
                    "charge_disputed",
                    null,
                    "Charge %s has been charged back; cannot issue a refund."
                            .formatted(charge.id()));
        }
        CheckoutDraft draft = new CheckoutDraft(before, ids, clock.instant());
        Refund refund =
                new Refund(
                        ids.next(StripeIds.Kind.REFUND),
                        clock.instant().getEpochSecond(),
                        amount,
                        charge.terms(),
                        charge.means().means() == TestNumber.REFUND_PENDING
                                ? Refund.Status.PENDING
                                : Refund.Status.SUCCEEDED,
                        charge.id(),
                        charge.paymentIntent(),
                        charge.paymentMethod(),
                        wish.reason(),
                        wish.metadata(),
                        ids.next(StripeIds.Kind.TRANSACTION),
                        null);
        draft.add(refund);
        draft.announce("refund.created", refund, Map.of());
        changeCharge(draft, charge, amount, "charge.refunded");
        return draft.change(origin);
    }

    private static void require(Charge charge, long amount, long left) {
        if (left == 0) {
            throw StripeRefusal.invalid(
                    "charge_already_refunded",
                    null,
                    "Charge %s has already been refunded.".formatted(charge.id()));
        }
        if (amount > left) {
            throw StripeRefusal.invalid(
                    null,
                    "amount",
                    "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
                            .formatted(amount, left));
        }
    }

    /** Ends what the buyer's bank has not answered yet; empty if there is nothing. */
    Optional<CheckoutChange> settle(SandboxCheckout before) {
        return before.refunds().stream()
                .filter(refund -> unsettled(before, refund))
                .findFirst()
                .map(refund -> settle(before, refund));
    }

    static boolean unsettled(SandboxCheckout checkout, Refund refund) {
        boolean failsLater =
                checkout.charge(refund.charge())
                        .filter(charge -> charge.means().means() == TestNumber.REFUND_FAILS)
                        .isPresent();
        return refund.status() == Refund.Status.PENDING
                || (failsLater && refund.status() == Refund.Status.SUCCEEDED);
    }

    private CheckoutChange settle(SandboxCheckout before, Refund refund) {
        CheckoutDraft draft = new CheckoutDraft(before, ids, clock.instant());
        String was = refund.status().name().toLowerCase(Locale.ROOT);
        if (refund.status() == Refund.Status.PENDING) {
            draft.announce(
                    "refund.updated",
                    draft.replace(refund.succeeded()),
                    Map.of("status", was, "pending_reason", "processing"));
        } else {
            Refund failed = draft.replace(refund.failed("expired_or_canceled_card"));
            draft.announce("refund.failed", failed, Map.of("status", was));
            Charge charge = before.charge(refund.charge()).orElseThrow();
            changeCharge(draft, charge, -refund.amount(), "charge.updated");
        }
        return draft.change(Origin.NONE);
    }

    private static void changeCharge(
            CheckoutDraft draft, Charge charge, long refunded, String type) {
        Map<String, @Nullable Object> previously = new LinkedHashMap<>();
        previously.put("amount_refunded", charge.refunded());
        Charge after = draft.replace(charge.refunding(refunded));
        if (after.fullyRefunded() != charge.fullyRefunded()) {
            previously.put("refunded", charge.fullyRefunded());
        }
        draft.announce(type, after, previously);
    }
}
