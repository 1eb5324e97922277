package dev.usher.chaos.experiment;

import dev.usher.chaos.check.ConnectionSource;
import dev.usher.chaos.crowd.Crowd.UnpaidOrder;
import dev.usher.chaos.lab.Lab;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports payments that were never made, signed with the true secret. Their orders must end in
 * quarantine, and their tickets must be cancelled.
 */
record ForgedPayments(int number) implements Experiment {

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /** Longer than a payment may stay unconfirmed, and than the reads of Stripe's list. */
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(90);

    private static final String FOUND =
            """
            select count(*) from payment.orders o
             where o.id::text = any(?) and o.quarantine is not null and o.paid_at is not null
               and exists (select from ticket.ticket t where t.order_id = o.id)
               and not exists (select from ticket.ticket t
                                where t.order_id = o.id and t.status <> 'CANCELLED')
            """;

    @Override
    public String name() {
        return "forged-payment";
    }

    @Override
    public String sentence() {
        return "Validly signed webhooks report payments that were never made.";
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        List<String> orders = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            UnpaidOrder unpaid = course.crowd().orderWithoutPaying(i).orElse(null);
            if (unpaid != null) {
                lab.stripe().forge(unpaid.session());
                orders.add(unpaid.id());
            }
            course.wait(BETWEEN);
        }
        course.count("forged payments", orders.size());
        if (!Course.waitUntil(() -> found(lab.database(), orders) == orders.size(), FOUND_WITHIN)
                || orders.isEmpty()) {
            course.failed(
                    "%d of %d forged payments were found out"
                            .formatted(found(lab.database(), orders), orders.size()));
        }
    }

    /** Counts the orders that are in quarantine and whose tickets were issued and cancelled. */
    private static long found(ConnectionSource database, List<String> orders) {
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(FOUND)) {
            Array ids = connection.createArrayOf("text", orders.toArray());
            statement.setArray(1, ids);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the orders could not be counted", failed);
        }
    }
}
