package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.admin.Ledger;
import dev.usher.stripesandbox.admin.LedgerRow;
import dev.usher.stripesandbox.core.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares orders that must have ended with Stripe's ledger, to the cent: their sessions, payments,
 * refunds and disputes, and what was announced of the payment.
 */
public final class StripeBooks {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Set<String> PAID = Set.of("PAID", "FULFILLED", "LATE", "REFUND_PENDING");
    private static final Set<String> ENDED =
            Set.of("PAID", "FULFILLED", "EXPIRED", "CANCELLED", "FAILED", "REFUND_PENDING");

    private final StripeSandbox stripe;
    private final JdbcClient jdbc;
    private final MessageProbe messages;

    StripeBooks(StripeSandbox stripe, JdbcClient jdbc, MessageProbe messages) {
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** Waits until nothing about these orders is under way, and both sides say the same. */
    public void awaitAgreement(Collection<Purchase> purchases) {
        List<String> orders = purchases.stream().map(Purchase::id).toList();
        await("the orders agree with Stripe's ledger")
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .untilAsserted(() -> assertThat(differences(orders)).isEmpty());
    }

    /** Describes everything in which the orders differ from Stripe's ledger. */
    private List<String> differences(List<String> orders) {
        Ledger ledger = stripe.ledger();
        Map<String, List<LedgerRow>> sessions =
                ledger.sessions().stream()
                        .filter(row -> row.clientReferenceId() != null)
                        .collect(Collectors.groupingBy(LedgerRow::clientReferenceId));
        Map<String, Set<Long>> announced =
                messages.seen(Topic.PAYMENTS).stream()
                        .filter(seen -> seen.is(PaymentSucceeded.class))
                        .collect(
                                Collectors.groupingBy(
                                        seen ->
                                                seen.message(PaymentSucceeded.class)
                                                        .orderId()
                                                        .toString(),
                                        Collectors.mapping(Seen::sequence, Collectors.toSet())));
        List<String> differences = new ArrayList<>();
        Set<String> found =
                rows(orders).stream()
                        .peek(row ->
                                compare(
                                        row,
                                        sessions.getOrDefault(row.id(), List.of()),
                                        announced.getOrDefault(row.id(), Set.of()),
                                        differences))
                        .map(Row::id)
                        .collect(Collectors.toSet());
        orders.stream()
                .filter(order -> !found.contains(order))
                .forEach(order -> differences.add("there is no order " + order));
        for (String violation : ledger.violations()) {
            orders.stream()
                    .flatMap(order -> sessions.getOrDefault(order, List.of()).stream())
                    .filter(session -> violation.contains(session.id()))
                    .forEach(_ -> differences.add(violation));
        }
        return differences;
    }

    private void compare(
            Row row, List<LedgerRow> sessions, Set<Long> announced, List<String> differences) {
        List<LedgerRow> payable =
                sessions.stream().filter(session -> !session.status().equals("expired")).toList();
        long captured = sum(sessions, LedgerRow::captured);
        boolean paid = PAID.contains(row.phase());
        Check check = new Check(row, differences);
        check.that(ENDED.contains(row.phase()), "has not ended");
        check.that(payable.size() <= 1, "has several sessions that were or can be paid");
        check.that(payable.size() == (paid ? 1 : 0), "has another number of payable sessions");
        check.equal("captured", captured, paid ? row.total() : 0);
        check.equal("refunded", sum(sessions, LedgerRow::refunded), row.refunded());
        check.equal("refunding", 0L, row.refunding());
        check.that(row.owedFor() == null || row.dispute() != null, "owes a refund");
        check.that(row.quarantine() == null, "is in quarantine");
        check.equal("refunds", refundsAt(sessions), refundsOf(row.id()));
        long withdrawn = sum(sessions, LedgerRow::withdrawn);
        check.that((withdrawn > 0) == (row.dispute() != null), "differs in its dispute");
        check.equal("lost", "LOST".equals(row.dispute()) ? withdrawn : 0L, row.lost());
        if (paid) {
            check.equal(
                    "session",
                    payable.stream().map(LedgerRow::id).toList(),
                    List.of(row.session()));
            // A late payment without stock is given back, and never announced.
            check.that(
                    announced.size() == 1 || row.phase().equals("REFUND_PENDING"),
                    "is announced as paid " + announced.size() + " times");
        } else {
            check.that(announced.isEmpty(), "is announced as paid");
        }
    }

    private static long sum(List<LedgerRow> rows, ToLongFunction<LedgerRow> part) {
        return rows.stream().mapToLong(part).sum();
    }

    /** The refunds at Stripe that have not failed, each with its amount. */
    private List<String> refundsAt(List<LedgerRow> sessions) {
        return sessions.stream()
                .flatMap(session -> stripe.checkout(session.id()).refunds().stream())
                .filter(refund -> refund.status() != Refund.Status.FAILED)
                .map(refund -> refund.id() + " " + refund.amount())
                .sorted()
                .toList();
    }

    private List<String> refundsOf(String order) {
        return jdbc
                .sql(
                        """
                        select stripe_refund_id || ' ' || amount from refund
                        where order_id = :order and status <> 'FAILED'
                        """)
                .param("order", UUID.fromString(order))
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private List<Row> rows(List<String> orders) {
        return jdbc.sql(
                        """
                        select id, phase, coalesce(total_amount, 0) as total, refunded_amount,
                            refunding_amount, owed_for, dispute, lost_amount, quarantine,
                            coalesce(session_id, '') as session
                        from orders where id = any(:ids)
                        """)
                .param("ids", orders.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query((row, _) ->
                        new Row(
                                row.getString("id"),
                                row.getString("phase"),
                                row.getLong("total"),
                                row.getLong("refunded_amount"),
                                row.getLong("refunding_amount"),
                                row.getString("owed_for"),
                                row.getString("dispute"),
                                row.getLong("lost_amount"),
                                row.getString("quarantine"),
                                row.getString("session")))
                .list();
    }

    private record Row(
            String id,
            String phase,
            long total,
            long refunded,
            long refunding,
            @Nullable String owedFor,
            @Nullable String dispute,
            long lost,
            @Nullable String quarantine,
            String session) {}

    /** Notes what an order differs in. */
    private record Check(Row row, List<String> differences) {

        void that(boolean holds, String otherwise) {
            if (!holds) {
                differences.add("%s %s: %s".formatted(row.id(), otherwise, row));
            }
        }

        void equal(String what, Object atStripe, Object here) {
            that(
                    Objects.equals(atStripe, here),
                    "differs in %s: %s at Stripe, %s here".formatted(what, atStripe, here));
        }
    }
}
