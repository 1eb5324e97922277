package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds what nobody did in time, although no invariant is broken. */
final class Overdue {

    /** The time in which money that is owed must be on its way back, by hand if need be. */
    private static final Duration REFUND_WITHIN = Duration.ofMinutes(15);

    private static final String REFUNDS =
            """
            select count(*), min(id::text), sum(total_amount)
              from payment.orders
             where phase = 'REFUND_PENDING' and refunded_at is null and paid_at < ?
            """;

    private Overdue() {}

    static List<String> find(ConnectionSource database, Instant suiteTime) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.open();
                PreparedStatement query = connection.prepareStatement(REFUNDS)) {
            query.setTimestamp(1, Timestamp.from(suiteTime.minus(REFUND_WITHIN)));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    found.add(
                            "%d refunds are owed for longer than %d minutes, %d in all (order %s)"
                                    .formatted(
                                            row.getLong(1),
                                            REFUND_WITHIN.toMinutes(),
                                            row.getLong(3),
                                            row.getString(2)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Overdue refunds could not be counted.", failed);
        }
        return found;
    }
}
