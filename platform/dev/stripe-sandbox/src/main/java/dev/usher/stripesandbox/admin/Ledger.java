package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.CheckoutSession.PaymentStatus;
import dev.usher.stripesandbox.core.Refund;
import dev.usher.stripesandbox.core.SandboxCheckout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The captured and the refunded money per currency and session, and contradictions in it. {@code
 * forgotten} is the number of sessions that were evicted for newer ones and are missing here.
 */
public record Ledger(
        Map<String, Long> captured,
        Map<String, Long> refunded,
        long forgotten,
        List<LedgerRow> sessions,
        List<String> violations) {

    static Ledger of(List<SandboxCheckout> checkouts, long forgotten) {
        Map<String, Long> captured = new TreeMap<>();
        Map<String, Long> refunded = new TreeMap<>();
        List<LedgerRow> rows = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (SandboxCheckout checkout : checkouts) {
            LedgerRow row = LedgerRow.of(checkout);
            rows.add(row);
            captured.merge(row.currency(), row.captured(), Long::sum);
            refunded.merge(row.currency(), row.refunded(), Long::sum);
            check(checkout, row, violations);
        }
        return new Ledger(captured, refunded, forgotten, rows, violations);
    }

    private static void check(SandboxCheckout checkout, LedgerRow row, List<String> violations) {
        long succeeded = checkout.charges().stream().filter(Charge::captured).count();
        boolean paid = checkout.session().paymentStatus() == PaymentStatus.PAID;
        if (paid && (succeeded != 1 || row.captured() != row.amountTotal())) {
            violations.add(
                    "%s is paid, but has %d succeeded charges of %d in all"
                            .formatted(row.id(), succeeded, row.captured()));
        }
        long refunds =
                checkout.refunds().stream()
                        .filter(refund -> refund.status() != Refund.Status.FAILED)
                        .mapToLong(Refund::amount)
                        .sum();
        if (row.refunded() != refunds || row.refunded() > row.captured()) {
            violations.add(
                    "%s has %d refunded of %d, by refunds of %d"
                            .formatted(row.id(), row.refunded(), row.captured(), refunds));
        }
        if (!paid && succeeded != 0) {
            violations.add("%s is not paid, but money was captured".formatted(row.id()));
        }
    }
}
