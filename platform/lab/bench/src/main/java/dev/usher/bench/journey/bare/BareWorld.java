package dev.usher.bench.journey.bare;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.postgres.BenchDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The schema, the topics and the events of the chain; the schema is dropped at the end. */
public final class BareWorld implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private static final String DROP = "drop schema if exists bare cascade";

    private static final String CREATE =
            """
            create schema bare;
            create table bare.event (id uuid primary key default uuidv7(), title text not null,
                description text not null, starts_at timestamptz not null,
                ends_at timestamptz not null, price int not null);
            create table bare.allotment (type_id uuid primary key default uuidv7(),
                event_id uuid not null, capacity int not null, held int not null default 0,
                sold int not null default 0);
            create table bare.reservation (id uuid primary key default uuidv7(),
                holder text not null, key text not null, type_id uuid not null,
                quantity int not null, status text not null, expires_at timestamptz not null,
                order_id uuid, unique (holder, key));
            create table bare.orders (id uuid primary key default uuidv7(), holder text not null,
                key text not null, reservation_id uuid not null unique, event_id uuid,
                quantity int, total int, status text not null, session_id text,
                unique (holder, key));
            create table bare.webhook (id text primary key, payload text not null);
            create table bare.ticket (id uuid primary key, order_id uuid not null,
                event_id uuid not null, holder text not null);
            create index on bare.ticket (order_id);
            create table bare.roster (ticket_id uuid primary key, event_id uuid not null,
                scan_id uuid, admitted_at timestamptz);
            """;

    private static final String SELL =
            """
            with made as (
                insert into bare.event (title, description, starts_at, ends_at, price)
                select 'Night of the budget ' || n, 'One of the evenings that the bench sells.',
                    now() + n * interval '1 hour', now() + (n + 4) * interval '1 hour', 2500
                from generate_series(1, ?::int) as n returning id)
            insert into bare.allotment (event_id, capacity) select id, ?::int from made
            """;

    private final BenchDatabase database;

    private BareWorld(BenchDatabase database) {
        this.database = database;
    }

    /** Replaces what the last run left by new data. */
    public static BareWorld create(
            BenchDatabase database, BareSettings settings, int events, int placesEach) {
        database.execute(DROP);
        database.execute(CREATE);
        database.update(SELL, events, placesEach);
        createTopics(settings);
        return new BareWorld(database);
    }

    private static void createTopics(BareSettings settings) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrap()))) {
            admin.createTopics(
                            Stream.of(settings.paid(), settings.issued())
                                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                                    .toList())
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new BenchFailed("no topics for the bare chain: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns the ids of the events. */
    public List<String> events() {
        return database.rows("select id from bare.event", row -> row.getString(1));
    }

    /** Drops the schema. */
    @Override
    public void close() {
        database.execute(DROP);
    }
}
