package dev.usher.bench.suite;

import dev.usher.bench.postgres.BenchDatabase;
import java.util.List;
import java.util.UUID;

/** Inserts data directly into the services' tables, because its creation is not measured. */
public final class Seeds {

    /** The services' schemas. */
    private static final String SCHEMAS = "('event', 'payment', 'ticket', 'validation')";

    private final BenchDatabase database;

    public Seeds(BenchDatabase database) {
        this.database = database;
    }

    /** An event on sale with one of its ticket types. */
    public record SeededEvent(UUID event, UUID ticketType) {}

    /**
     * Empties all tables of the services but those of their migrations, and but the one row that a
     * migration has inserted: without it payment-service never reads Stripe's list of events.
     */
    public void deleteAll() {
        database.execute(
                """
                do $$
                declare names text;
                begin
                    select string_agg(format('%%I.%%I', schemaname, tablename), ', ') into names
                    from pg_tables
                    where schemaname in %s
                        and tablename not in ('flyway_schema_history', 'stripe_cursor');
                    execute 'truncate ' || names;
                end $$
                """
                        .formatted(SCHEMAS));
    }

    /**
     * Adds published events, a minute apart from tomorrow on, each with ticket types on sale. The
     * search words are given, because computing them would take most of the time.
     */
    public void events(int number, int types, int capacity) {
        long before = database.number("select count(*) from event.event");
        database.update(
                """
                with made as (
                    insert into event.event (id, organizer_id, status, title, description,
                        location_name, location_address, location_city, location_country,
                        starts_at, ends_at, time_zone, reentry, supersede_on_holder_change,
                        degraded_on_signature, created_at, updated_at, version, message_sequence,
                        words)
                    select uuidv7(), 'bench', 'PUBLISHED', 'Evening ' || n || ' of the season',
                        'Music for ' || n || ' listeners, played once and never again in this hall, '
                            || 'with an interval of twenty minutes and a bar that stays open.',
                        'Hall ' || n % 50, n % 200 || ' High Street', 'City ' || n % 100, 'NL',
                        tomorrow + n * interval '1 minute',
                        tomorrow + n * interval '1 minute' + interval '3 hours',
                        'Europe/Amsterdam', false, true, false, now(), now(), 1, 1,
                        to_tsvector('simple', 'evening of the season ' || n)
                    from (select date_trunc('day', now()) + interval '1 day' as tomorrow) as day,
                        generate_series(?::int, ?::int) as n
                    returning id
                ), types as (
                    insert into event.ticket_type (id, event_id, position, name, price_amount,
                        price_currency, capacity, max_per_order, retired)
                    select uuidv7(), made.id, t, 'Type ' || t, 2500, 'EUR', ?::int, 10, false
                    from made, generate_series(0, ?::int - 1) as t
                    returning id, event_id, capacity
                )
                insert into event.allotment (ticket_type_id, event_id, open, capacity)
                select id, event_id, true, capacity from types
                """,
                before, before + number - 1, capacity, types);
        database.execute("analyze event.event, event.ticket_type, event.allotment");
    }

    /** Returns the earliest events. */
    public List<SeededEvent> first(int atMost) {
        return database.rows(
                """
                select e.id, (select t.id from event.ticket_type t where t.event_id = e.id limit 1)
                from event.event e order by e.starts_at, e.id limit ?
                """,
                row -> new SeededEvent(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                atMost);
    }
}
