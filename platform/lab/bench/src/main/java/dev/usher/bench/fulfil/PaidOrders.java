package dev.usher.bench.fulfil;

import dev.usher.bench.postgres.Database;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.bench.suite.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Orders that wait for their money, with all that belongs to them in event-service and
 * payment-service, as if each had been opened; and a look at what has become of them.
 */
final class PaidOrders {

    /** Tickets of each order. */
    static final int TICKETS = 2;

    static final int TOTAL = 5_000;
    static final String BUYER = "fan";

    private static final long PATIENCE_NANOS = 40_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000L;

    private final Database database;
    private final Seeds seeds;
    private long series;

    PaidOrders(Database database) {
        this.database = database;
        this.seeds = new Seeds(database);
    }

    record Order(UUID id, UUID reservation, String session) {}

    /** One event, whose stock all orders are of. */
    void open() {
        seeds.forgetEverything();
        seeds.events(1, 1, 1_000_000);
    }

    Seeds.Show show() {
        return seeds.shows(1).getFirst();
    }

    /** Forgets the orders there were, and makes so many new ones. */
    List<Order> prepare(int number) {
        database.execute(
                """
                truncate payment.orders, payment.order_line, payment.order_ticket,
                    payment.order_timeline, payment.stripe_event, event.reservation,
                    event.reservation_item, event.ended_order, ticket.ticket;
                update event.allotment set held = 0, sold = 0
                """);
        Seeds.Show show = show();
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
                        new Order(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3)),
                String.valueOf(series),
                show.event(),
                show.ticketType(),
                BenchSuite.accountId(BUYER),
                TICKETS,
                number,
                show.event());
    }

    /** Waits until all work about them is done, and says what is not as it must be. */
    List<String> violations(long orders) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> left = left(orders);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            left = left(orders);
        }
        return left;
    }

    private List<String> left(long orders) {
        List<String> left = new ArrayList<>();
        check(left, "tickets", "select count(*) from ticket.ticket", orders * TICKETS);
        check(
                left,
                "orders fulfilled",
                "select count(*) from payment.orders where phase = 'FULFILLED'",
                orders);
        check(
                left,
                "reservations converted",
                "select count(*) from event.reservation where status = 'CONVERTED'",
                orders);
        check(left, "seats sold", "select sum(sold) from event.allotment", orders * TICKETS);
        check(left, "seats held", "select sum(held) from event.allotment", 0);
        check(
                left,
                "messages waiting",
                "select (select count(*) from event.outbox) + (select count(*) from payment.outbox)"
                        + " + (select count(*) from ticket.outbox)",
                0);
        return left;
    }

    private void check(List<String> left, String what, String sql, long expected) {
        long is = database.number(sql);
        if (is != expected) {
            left.add("%d %s instead of %d".formatted(is, what, expected));
        }
    }
}
