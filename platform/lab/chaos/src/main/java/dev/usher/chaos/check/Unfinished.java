package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds rows that stand for unfinished work. */
final class Unfinished {

    private static final int TIMEOUT_SECONDS = 10;

    private static final List<String> MESSAGES =
            List.of(
                    count("messages of event-service to send", "event.outbox"),
                    count("messages of payment-service to send", "payment.outbox"),
                    count("messages of ticket-service to send", "ticket.outbox"),
                    count("messages of validation-service to send", "validation.outbox"),
                    count("events of Stripe to process", "payment.stripe_event")
                            + " where done_at is null",
                    // A paid order waits for messages, not for a deadline.
                    orders("phase in ('PAID', 'LATE')"),
                    """
                    select 'services without a leading relay', count(*), min(service)
                      from unnest(array['event', 'payment', 'ticket', 'validation']) as service
                     where not exists (
                        select from pg_locks
                         where locktype = 'advisory' and granted and objsubid = 2
                           and classid::bigint = hashtext('usher.outbox')::bigint & 4294967295
                           and objid::bigint = hashtext(service)::bigint & 4294967295
                           and database = (select oid from pg_database
                                            where datname = current_database()))
                    """);

    private static final List<String> TIME =
            List.of(
                    orders("phase in ('ATTEMPT', 'OPEN', 'PROCESSING')"),
                    """
                    select 'reservations ' || lower(r.status), count(*), min(r.id::text)
                      from event.reservation r
                     where r.status in ('HELD', 'CHECKOUT')
                       and not exists (select from payment.orders o
                                        where o.id = r.order_id and o.quarantine is not null)
                     group by r.status
                    """);

    private final ConnectionSource database;

    Unfinished(ConnectionSource database) {
        this.database = database;
    }

    private static String count(String what, String table) {
        return "select '" + what + "', count(*), null from " + table;
    }

    /** Counts orders outside quarantine; those in quarantine wait for an operator. */
    private static String orders(String condition) {
        return "select 'orders ' || lower(phase), count(*), min(id::text) from payment.orders where "
                + condition
                + " and quarantine is null group by phase";
    }

    /** Describes unfinished work; an unavailable database counts too. */
    List<String> find(boolean timeToo) {
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
        } catch (SQLException failed) {
            left.add("PostgreSQL does not answer: " + failed.getMessage());
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
