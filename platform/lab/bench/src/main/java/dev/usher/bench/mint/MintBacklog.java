package dev.usher.bench.mint;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts paid order lines on Kafka while ticket-service is paused, and counts the tickets that are
 * minted. All are for one event.
 */
public final class MintBacklog implements AutoCloseable {

    /** Tickets of each line. */
    public static final int TICKETS = 2;

    /** The account that bought everything. */
    public static final String BUYER = "fan";

    public static final String SERVICE = "ticket-service";

    private static final List<String> OTHERS =
            List.of("gateway", "validation-service", "payment-service", "event-service");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final BenchSuite suite;
    private final BenchDatabase database;
    private final Producer<String, byte[]> producer;
    private final UUID event;
    private int lines;

    private MintBacklog(BenchSuite suite, BenchDatabase database) {
        this.suite = suite;
        this.database = database;
        this.event =
                database.rows("select uuidv7()", row -> row.getObject(1, UUID.class)).getFirst();
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                suite.ports().kafkaBootstrap(),
                                "linger.ms",
                                5,
                                "batch.size",
                                131_072,
                                "compression.type",
                                "lz4"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /**
     * Ends the services that know nothing of these orders, or would take the processors to learn of
     * their tickets.
     */
    public static MintBacklog alone(Stage stage) {
        stage.progress("stopping the other services");
        OTHERS.forEach(stage.suite()::terminate);
        stage.database()
                .execute(
                        """
                        create table if not exists bench.paid_line (order_id uuid, line_id uuid,
                            quantity int not null, primary key (order_id, line_id))
                        """);
        return new MintBacklog(stage.suite(), stage.database());
    }

    /**
     * The tickets of all lines.
     *
     * @param lost ordered seats without a ticket
     * @param doubled tickets that nobody ordered, or of a seat that has another one
     */
    record Outcome(long minted, long lost, long doubled) {}

    /** Deletes all tickets, once nothing is under way. */
    public void clear() {
        awaitTold();
        database.execute("truncate bench.paid_line, ticket.ticket, ticket.inbox cascade");
        lines = 0;
    }

    /**
     * Pauses all replicas, and puts further paid lines on Kafka, which they find when they go on.
     */
    public void pauseAndFill(int more) {
        suite.managementPorts(SERVICE).keySet().forEach(suite::pause);
        fill(more);
    }

    void resume() {
        suite.managementPorts(SERVICE).keySet().forEach(suite::resume);
    }

    private void fill(int more) {
        Instant paid = Clock.systemUTC().instant();
        String buyer = BenchSuite.accountId(BUYER);
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        for (PaidMessage message : ordered(more, paid)) {
            Future<?> _ =
                    producer.send(
                            message.record(buyer),
                            (_, failure) -> failed.compareAndSet(null, failure));
        }
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new BenchFailed("paid orders did not reach Kafka: " + failure);
        }
        lines += more;
    }

    private List<PaidMessage> ordered(int more, Instant paid) {
        return new ArrayList<>(
                database.rows(
                        """
                        with made as materialized (
                            select uuidv7() as id, uuidv7() as order_id, uuidv7() as reservation_id,
                                uuidv7() as line_id
                            from generate_series(1, ?::int)
                        ), kept as (
                            insert into bench.paid_line select order_id, line_id, ?::int from made
                        )
                        select id, order_id, reservation_id, line_id from made
                        """,
                        row ->
                                new PaidMessage(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, UUID.class),
                                        row.getObject(4, UUID.class),
                                        event,
                                        TICKETS,
                                        paid),
                        more,
                        TICKETS));
    }

    /** The number of tickets of all lines. */
    long expected() {
        return (long) lines * TICKETS;
    }

    long minted() {
        return database.number("select count(*) from ticket.ticket");
    }

    /** Waits for as many tickets as are expected; returns whether they came in time. */
    public boolean awaitMinted(Duration between) {
        return Waiting.until(() -> minted() >= expected(), PATIENCE, between);
    }

    /** Waits until every message about a ticket is on Kafka. */
    public boolean awaitTold() {
        return Waiting.until(
                () ->
                        database.number("select count(*) from (select from ticket.outbox limit 1)")
                                == 0,
                PATIENCE,
                Duration.ofMillis(20));
    }

    /** Compares tickets with lines, by order, line and seat. */
    Outcome outcome() {
        database.execute("analyze bench.paid_line, ticket.ticket");
        return database.rows(
                        """
                        select (select count(*) from ticket.ticket),
                            (select count(*) from bench.paid_line l, generate_series(1, l.quantity) s
                             where not exists (select from ticket.ticket t
                                 where (t.order_id, t.line_id, t.seat)
                                     = (l.order_id, l.line_id, s))),
                            (select count(*) from ticket.ticket t
                             where not exists (select from bench.paid_line l
                                 where (l.order_id, l.line_id) = (t.order_id, t.line_id)
                                     and t.seat between 1 and l.quantity))
                            + (select count(*) - count(distinct (order_id, line_id, seat))
                               from ticket.ticket)
                        """,
                        row -> new Outcome(row.getLong(1), row.getLong(2), row.getLong(3)))
                .getFirst();
    }

    /** Returns what is wrong; nothing if every seat has one ticket. */
    List<String> violations() {
        Outcome outcome = outcome();
        return outcome.equals(new Outcome(expected(), 0, 0))
                ? List.of()
                : List.of("%s of %d expected".formatted(outcome, expected()));
    }

    @Override
    public void close() {
        producer.close();
    }
}
