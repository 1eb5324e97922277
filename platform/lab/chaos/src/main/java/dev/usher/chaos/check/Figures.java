package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is worth knowing beside the violations. */
final class Figures {

    private static final List<Figure> ALL =
            List.of(
                    new Figure(
                            "orders with tickets",
                            Set.of(),
                            "SELECT count(*) FROM payment.orders WHERE phase = 'FULFILLED'"),
                    new Figure("tickets", Set.of(), "SELECT count(*) FROM ticket.ticket"),
                    new Figure(
                            "admissions",
                            Set.of(),
                            "SELECT count(*) FROM validation.scan WHERE result = 'ADMITTED'"),
                    new Figure(
                            "refunds owed",
                            Set.of(),
                            """
                            SELECT count(*) || coalesce(' of ' || sum(total_amount), '')
                              FROM payment.orders WHERE phase = 'REFUND_PENDING'
                            """),
                    new Figure(
                            "orders in quarantine",
                            Set.of(),
                            "SELECT count(*) FROM payment.orders WHERE quarantine IS NOT NULL"),
                    new Figure(
                            "sessions nobody knows",
                            Set.of(Need.LEDGER),
                            """
                            SELECT count(*) FROM lab.session s JOIN payment.orders o ON o.id = s.order_id
                             WHERE s.status = 'open' AND o.session_id IS DISTINCT FROM s.id
                            """),
                    new Figure(
                            "messages",
                            Set.of(Need.MESSAGES),
                            """
                            SELECT count(DISTINCT id) || ' of ' || count(DISTINCT type) || ' types'
                              FROM lab.message WHERE NOT injected AND NOT dead_letter
                            """),
                    new Figure(
                            "copies per message",
                            Set.of(Need.MESSAGES),
                            """
                            SELECT round(count(*)::numeric / greatest(1, count(DISTINCT id)), 4)
                              FROM lab.message WHERE NOT injected AND NOT dead_letter
                            """),
                    new Figure(
                            "dead letters",
                            Set.of(Need.MESSAGES),
                            "SELECT count(*) FROM lab.message WHERE dead_letter"),
                    new Figure(
                            "looks at the stock",
                            Set.of(Need.SAMPLES),
                            "SELECT coalesce(sum(value), 0)::bigint FROM lab.sample"
                                    + " WHERE kind = 'looks'"),
                    new Figure(
                            "oldest in an outbox, s",
                            Set.of(Need.SAMPLES),
                            "SELECT coalesce(max(value), 0)::numeric(10, 1) FROM lab.sample"
                                    + " WHERE kind = 'outbox_age'"),
                    new Figure(
                            "calls",
                            Set.of(Need.CALLS),
                            """
                            SELECT count(*) || ': ' || count(*) FILTER (WHERE outcome = 'OK')
                                   || ' ok, ' || count(*) FILTER (WHERE outcome = 'REFUSED')
                                   || ' refused, ' || count(*) FILTER (WHERE outcome = 'UNKNOWN')
                                   || ' unknown'
                              FROM lab.call
                            """),
                    new Figure("unknown reservations", Set.of(Need.CALLS), Unknown.RESERVATIONS),
                    new Figure("unknown orders", Set.of(Need.CALLS), Unknown.ORDERS),
                    new Figure("unknown scans", Set.of(Need.CALLS), Unknown.SCANS));

    /** A query for one value. */
    private record Figure(String name, Set<Need> needs, String sql) {}

    /** Of requests that never got an answer: those that had happened nevertheless, and the rest. */
    private static final class Unknown {

        static final String RESERVATIONS =
                happened(
                        "subjects ->> 'key'",
                        "reservation.create",
                        "SELECT FROM event.reservation r WHERE r.idempotency_key = asked.what");
        static final String ORDERS =
                happened(
                        "subjects ->> 'reservation'",
                        "order.open",
                        "SELECT FROM payment.orders o WHERE o.reservation_id::text = asked.what"
                                + " AND o.phase NOT IN ('ATTEMPT', 'FAILED')");
        static final String SCANS =
                happened(
                        "subjects ->> 'scan'",
                        "scan",
                        "SELECT FROM validation.scan s WHERE s.scan_id::text = asked.what");

        private static String happened(String what, String operation, String trace) {
            return """
            SELECT count(*) FILTER (WHERE EXISTS (%3$s)) || ' happened, '
                   || count(*) FILTER (WHERE NOT EXISTS (%3$s)) || ' did not'
              FROM (SELECT %1$s AS what FROM lab.call WHERE operation = '%2$s'
                     GROUP BY 1 HAVING every(outcome = 'UNKNOWN')) AS asked
            """
                    .formatted(what, operation, trace);
        }
    }

    private Figures() {}

    static Map<String, String> of(Connection database, Set<Need> met) throws SQLException {
        Map<String, String> figures = new LinkedHashMap<>();
        for (Figure figure : ALL) {
            if (met.containsAll(figure.needs())) {
                try (Statement statement = database.createStatement();
                        ResultSet row = statement.executeQuery(figure.sql())) {
                    row.next();
                    figures.put(figure.name(), String.valueOf(row.getString(1)));
                }
            }
        }
        return figures;
    }
}
