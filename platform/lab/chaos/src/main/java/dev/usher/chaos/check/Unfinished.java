package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows that say that something is still to be done. */
final class Unfinished {

    private static final int TIMEOUT_SECONDS = 10;

    private static final List<String> MESSAGES =
            List.of(
                    count("messages of event-service to send", "event.outbox"),
                    count("messages of payment-service to send", "payment.outbox"),
                    count("messages of ticket-service to send", "ticket.outbox"),
                    count("messages of validation-service to send", "validation.outbox"),
                    count("events of Stripe to work off", "payment.stripe_event")
                            + " WHERE done_at IS NULL",
                    // What is paid waits for messages, not for time.
                    orders("phase IN ('PAID', 'LATE')"),
                    """
                    SELECT 'relays to lead', count(*), min(service)
                      FROM unnest(ARRAY['event', 'payment', 'ticket', 'validation']) AS service
                     WHERE NOT EXISTS (
                        SELECT FROM pg_locks
                         WHERE locktype = 'advisory' AND granted AND objsubid = 2
                           AND classid::bigint = hashtext('usher.outbox')::bigint & 4294967295
                           AND objid::bigint = hashtext(service)::bigint & 4294967295
                           AND database = (SELECT oid FROM pg_database
                                            WHERE datname = current_database()))
                    """);

    private static final List<String> TIME =
            List.of(
                    orders("phase IN ('ATTEMPT', 'OPEN', 'PROCESSING')"),
                    """
                    SELECT 'reservations ' || lower(r.status), count(*), min(r.id::text)
                      FROM event.reservation r
                     WHERE r.status IN ('HELD', 'CHECKOUT')
                       AND NOT EXISTS (SELECT FROM payment.orders o
                                        WHERE o.id = r.order_id AND o.quarantine IS NOT NULL)
                     GROUP BY r.status
                    """);

    private final ConnectionSource database;

    Unfinished(ConnectionSource database) {
        this.database = database;
    }

    private static String count(String what, String table) {
        return "SELECT '" + what + "', count(*), NULL FROM " + table;
    }

    /** One that is in quarantine waits for an operator. */
    private static String orders(String condition) {
        return "SELECT 'orders ' || lower(phase), count(*), min(id::text) FROM payment.orders WHERE "
                + condition
                + " AND quarantine IS NULL GROUP BY phase";
    }

    /** Each in words; that the databases do not answer is something left as well. */
    List<String> look(boolean timeToo) {
        List<String> left = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (String query : MESSAGES) {
                ask(statement, query, left);
            }
            if (timeToo) {
                for (String query : TIME) {
                    ask(statement, query, left);
                }
            }
        } catch (SQLException silent) {
            left.add("PostgreSQL does not answer: " + silent.getMessage());
        }
        return left;
    }

    private static void ask(Statement statement, String query, List<String> left)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (rows.getLong(2) > 0) {
                    String example = rows.getString(3);
                    left.add(
                            rows.getLong(2)
                                    + " "
                                    + rows.getString(1)
                                    + (example == null ? "" : " (" + example + ")"));
                }
            }
        }
    }
}
