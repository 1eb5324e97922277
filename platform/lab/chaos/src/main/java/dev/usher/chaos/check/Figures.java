package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Figures that a verdict shows besides violations. */
final class Figures {

    private static final List<Figure> ALL =
            List.of(
                    new Figure(
                            "orders with tickets",
                            Set.of(),
                            "select count(*) from payment.orders where phase = 'FULFILLED'"),
                    new Figure("tickets", Set.of(), "select count(*) from ticket.ticket"),
                    new Figure(
                            "admissions",
                            Set.of(),
                            "select count(*) from validation.scan where result = 'ADMITTED'"),
                    new Figure(
                            "refunds owed",
                            Set.of(),
                            """
                            select count(*) || coalesce(' of ' || sum(total_amount), '')
                              from payment.orders
                             where phase = 'REFUND_PENDING' and refunded_at is null
                            """),
                    new Figure(
                            "orders in quarantine",
                            Set.of(),
                            "select count(*) from payment.orders where quarantine is not null"),
                    new Figure(
                            "sessions without an order",
                            Set.of(Need.LEDGER),
                            """
                            select count(*) from lab.session s join payment.orders o on o.id = s.order_id
                             where s.status = 'open' and o.session_id is distinct from s.id
                            """),
                    new Figure(
                            "messages",
                            Set.of(Need.MESSAGES),
                            """
                            select count(distinct id) || ' of ' || count(distinct type) || ' types'
                              from lab.message where not injected and not dead_letter
                            """),
                    new Figure(
                            "copies per message",
                            Set.of(Need.MESSAGES),
                            """
                            select round(count(*)::numeric / greatest(1, count(distinct id)), 4)
                              from lab.message where not injected and not dead_letter
                            """),
                    new Figure(
                            "dead letters",
                            Set.of(Need.MESSAGES),
                            "select count(*) from lab.message where dead_letter"),
                    new Figure(
                            "samples of the stock",
                            Set.of(Need.SAMPLES),
                            "select coalesce(sum(value), 0)::bigint from lab.sample"
                                    + " where kind = 'samples'"),
                    new Figure(
                            "oldest in an outbox, s",
                            Set.of(Need.SAMPLES),
                            "select coalesce(max(value), 0)::numeric(10, 1) from lab.sample"
                                    + " where kind = 'outbox_age'"),
                    new Figure(
                            "calls",
                            Set.of(Need.CALLS),
                            """
                            select count(*) || ': ' || count(*) filter (where outcome = 'OK')
                                   || ' ok, ' || count(*) filter (where outcome = 'REFUSED')
                                   || ' refused, ' || count(*) filter (where outcome = 'UNKNOWN')
                                   || ' unknown'
                              from lab.call
                            """),
                    new Figure("unknown reservations", Set.of(Need.CALLS), Unknown.RESERVATIONS),
                    new Figure("unknown orders", Set.of(Need.CALLS), Unknown.ORDERS),
                    new Figure("unknown scans", Set.of(Need.CALLS), Unknown.SCANS));

    /** A query for one value. */
    private record Figure(String name, Set<Need> needs, String sql) {}

    /** Queries that count unanswered requests by whether they took effect. */
    private static final class Unknown {

        static final String RESERVATIONS =
                happened(
                        "subjects ->> 'key'",
                        "reservation.create",
                        "select from event.reservation r where r.idempotency_key = asked.what");
        static final String ORDERS =
                happened(
                        "subjects ->> 'reservation'",
                        "order.open",
                        "select from payment.orders o where o.reservation_id::text = asked.what"
                                + " and o.phase not in ('ATTEMPT', 'FAILED')");
        static final String SCANS =
                happened(
                        "subjects ->> 'scan'",
                        "scan",
                        "select from validation.scan s where s.scan_id::text = asked.what");

        private static String happened(String what, String operation, String trace) {
            return """
            select count(*) filter (where exists (%3$s)) || ' took effect, '
                   || count(*) filter (where not exists (%3$s)) || ' did not'
              from (select %1$s as what from lab.call where operation = '%2$s'
                     group by 1 having every(outcome = 'UNKNOWN')) as asked
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
