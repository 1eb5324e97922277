package dev.usher.bench.fulfil;

import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.bench.suite.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Inserts orders that await payment, with their rows in event-service and payment-service, and
 * checks that all of them were fulfilled.
 */
final class PaidOrders {

    /** Tickets of each order. */
    static final int TICKETS = 2;

    static final int TOTAL = 5_000;
    static final String BUYER = "fan";

    /** Long enough for the orders that queue at a rate above what the suite sustains. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(20);

    private final BenchDatabase database;
    private final Seeds seeds;
    private long series;

    PaidOrders(BenchDatabase database) {
        this.database = database;
        this.seeds = new Seeds(database);
    }

    record Prepared(UUID id, UUID reservation, String session) {}

    /** Inserts one event; all orders are for it. */
    void open() {
        seeds.deleteAll();
        seeds.events(1, 1, 1_000_000);
    }

    Seeds.SeededEvent event() {
        return seeds.first(1).getFirst();
    }

    /** Replaces all orders by the given number of new ones. */
    List<Prepared> prepare(int number) {
        database.execute(
                """
                truncate payment.orders, payment.order_line, payment.order_ticket,
                    payment.order_timeline, payment.stripe_event, event.reservation,
                    event.reservation_item, event.ended_order, ticket.ticket cascade;
                update event.allotment set held = 0, sold = 0
                """);
        Seeds.SeededEvent event = event();
        series++;
        return database.rows(
                """
                with made as materialized (
                    select uuidv7() as order_id, uuidv7() as reservation_id, uuidv7() as line_id,
                        'cs_bench_' || ? || '_' || n as session_id,
                        ?::uuid as event_id, ?::uuid as type_id, ?::text as holder, ?::int as seats
                    from generate_series(1, ?::int) as n
                ), reserved as (
                    insert into event.reservation (id, event_id, holder_id, status, held_until,
                        expires_at, order_id, created_at, updated_at, version, message_sequence)
                    select reservation_id, event_id, holder, 'CHECKOUT',
                        now() + interval '10 minutes', now() + interval '31 minutes', order_id,
                        now(), now(), 2, 0
                    from made
                ), items as (
                    insert into event.reservation_item (reservation_id, position, ticket_type_id,
                        name, quantity, unit_amount, currency)
                    select reservation_id, 1, type_id, 'Type 0', seats, 2500, 'EUR' from made
                ), ordered as (
                    insert into payment.orders (id, reservation_id, holder_id, buyer_name,
                        buyer_email, phase, event_id, organizer_id, event_title, event_starts_at,
                        event_ends_at, event_time_zone, location_name, location_city,
                        location_country, total_amount, currency, quantity, expires_at,
                        session_expires_at, session_id, session_url, created_at, next_check_at)
                    select m.order_id, m.reservation_id, m.holder, 'Fan', 'fan@load.example.com',
                        'OPEN', m.event_id, e.organizer_id, e.title, e.starts_at, e.ends_at,
                        e.time_zone, e.location_name, e.location_city, e.location_country,
                        2500 * m.seats, 'EUR', m.seats, now() + interval '31 minutes',
                        now() + interval '31 minutes', m.session_id, 'http://localhost/pay', now(),
                        now() + interval '1 hour'
                    from made m join event.event e on e.id = m.event_id
                ), lines as (
                    insert into payment.order_line (order_id, position, line_id, ticket_type_id,
                        ticket_type_name, quantity, unit_amount)
                    select order_id, 0, line_id, type_id, 'Type 0', seats, 2500 from made
                ), held as (
                    update event.allotment
                    set held = (select sum(seats) from made) where event_id = ?::uuid
                )
                select order_id, reservation_id, session_id from made
                """,
                row ->
                        new Prepared(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3)),
                String.valueOf(series),
                event.event(),
                event.ticketType(),
                BenchSuite.accountId(BUYER),
                TICKETS,
                number,
                event.event());
    }

    /**
     * Awaits the end of all work on the orders; returns what is still missing after two minutes.
     */
    List<String> violations(long orders) {
        Waiting.until(() -> missing(orders).isEmpty(), PATIENCE, BETWEEN_QUERIES);
        return missing(orders);
    }

    private List<String> missing(long orders) {
        List<String> missing = new ArrayList<>();
        check(missing, "tickets", "select count(*) from ticket.ticket", orders * TICKETS);
        check(
                missing,
                "orders fulfilled",
                "select count(*) from payment.orders where phase = 'FULFILLED'",
                orders);
        check(
                missing,
                "reservations converted",
                "select count(*) from event.reservation where status = 'CONVERTED'",
                orders);
        check(missing, "seats sold", "select sum(sold) from event.allotment", orders * TICKETS);
        check(missing, "seats held", "select sum(held) from event.allotment", 0);
        check(
                missing,
                "messages waiting",
                "select (select count(*) from event.outbox) + (select count(*) from payment.outbox)"
                        + " + (select count(*) from ticket.outbox)",
                0);
        return missing;
    }

    private void check(List<String> missing, String what, String sql, long expected) {
        long is = database.number(sql);
        if (is != expected) {
            missing.add("%d %s instead of %d".formatted(is, what, expected));
        }
    }
}
