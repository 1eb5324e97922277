package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.Checkout;
import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.CheckoutSession.PaymentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was captured, and whether the books agree with themselves. */
public record Ledger(Map<String, Long> captured, List<Row> sessions, List<String> violations) {

    /** One session's money. */
    public record Row(
            String session,
            CheckoutSession.Status status,
            PaymentStatus paymentStatus,
            @Nullable String clientReferenceId,
            String currency,
            long total,
            long captured,
            int attempts) {}

    static Ledger of(List<Checkout> checkouts) {
        Map<String, Long> captured = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (Checkout checkout : checkouts) {
            Row row = row(checkout);
            rows.add(row);
            captured.merge(row.currency(), row.captured(), Long::sum);
            check(checkout, row, violations);
        }
        return new Ledger(captured, rows, violations);
    }

    private static Row row(Checkout checkout) {
        CheckoutSession session = checkout.session();
        return new Row(
                session.id(),
                session.status(),
                session.paymentStatus(),
                session.terms().clientReferenceId(),
                session.terms().currency(),
                session.terms().total(),
                checkout.captured(),
                checkout.charges().size());
    }

    private static void check(Checkout checkout, Row row, List<String> violations) {
        long succeeded = checkout.charges().stream().filter(Charge::captured).count();
        boolean paid = row.paymentStatus() == PaymentStatus.PAID;
        if (paid && (succeeded != 1 || row.captured() != row.total())) {
            violations.add(
                    "%s is paid, but has %d succeeded charges of %d in all"
                            .formatted(row.session(), succeeded, row.captured()));
        }
        if (!paid && succeeded != 0) {
            violations.add("%s is not paid, but money was captured".formatted(row.session()));
        }
    }
}
