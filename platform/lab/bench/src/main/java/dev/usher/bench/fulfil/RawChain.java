package dev.usher.bench.fulfil;

import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.Watcher;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The reference, a program without services: it commits a row, sends a record with acks=all,
 * consumes it, signs, and commits the tickets.
 */
public final class RawChain {

    /** The number of threads that commit rows and send records. */
    private static final int SENDERS = 4;

    /** A text as large as a message about a paid order. */
    private static final String PAYLOAD = "x".repeat(900);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String USER = "postgres";

    private final ChainOrder order;
    private final BlockingQueue<Due> due = new LinkedBlockingQueue<>();
    private final Signer signer = new Signer();
    private volatile boolean open = true;
    private volatile boolean consuming;

    private RawChain(ChainOrder order) {
        this.order = order;
    }

    private record Due(UUID id, long intendedNanos) {

        private static final Due NO_MORE = new Due(new UUID(0, 0), 0);
    }

    static void main() throws IOException {
        Dialogue.serve(ChainOrder.class, order -> new RawChain(order).run());
    }

    private LoadReport.Seen run() {
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        List<UUID> ids =
                IntStream.range(0, order.count())
                        .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                        .toList();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(producerSettings());
                Watcher watcher =
                        new Watcher(
                                order.url(),
                                "select distinct order_id from bench.chain_ticket"
                                        + " where order_id = any (?)")) {
            producer.partitionsFor(order.topic());
            Thread consumer = Thread.ofPlatform().name("consumer").daemon().start(this::consume);
            List<Thread> senders =
                    IntStream.range(0, SENDERS)
                            .mapToObj(_ -> Thread.ofPlatform().daemon().start(() -> send(producer)))
                            .toList();
            awaitConsumer();
            pace(ids, watcher);
            senders.forEach(_ -> due.add(Due.NO_MORE));
            LoadReport.Seen seen = watcher.finish();
            open = false;
            consumer.join();
            return seen;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void awaitConsumer() {
        while (!consuming) {
            Waiting.pause(Duration.ofMillis(5));
        }
    }

    private void pace(List<UUID> ids, Watcher watcher) {
        long start = System.nanoTime() + Duration.ofMillis(50).toNanos();
        for (int i = 0; i < ids.size(); i++) {
            long at = start + Math.round(i * 1e9 / order.perSecond());
            Waiting.untilNanos(at);
            watcher.expect(ids.get(i), at);
            due.add(new Due(ids.get(i), at));
        }
    }

    private void send(KafkaProducer<String, String> producer) {
        try (Connection connection = DriverManager.getConnection(order.url(), USER, USER);
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into bench.chain_order (id, payload) values (?, ?)")) {
            Due next = due.take();
            while (!next.equals(Due.NO_MORE)) {
                insert.setObject(1, next.id());
                insert.setString(2, PAYLOAD);
                insert.executeUpdate();
                String id = next.id().toString();
                // A record that is not sent leaves a missing ticket, which voids the burst.
                Future<?> _ = producer.send(new ProducerRecord<>(order.topic(), id, PAYLOAD));
                next = due.take();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(consumerSettings());
                Connection connection = DriverManager.getConnection(order.url(), USER, USER);
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into bench.chain_ticket (id, order_id, seat, credential)"
                                        + " values (?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            List<TopicPartition> partitions =
                    consumer.partitionsFor(order.topic()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            consuming = true;
            while (open) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    mint(connection, insert, UUID.fromString(record.key()));
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void mint(Connection connection, PreparedStatement insert, UUID id)
            throws SQLException {
        for (int seat = 1; seat <= PaidOrders.TICKETS; seat++) {
            UUID ticket =
                    new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + seat);
            insert.setObject(1, ticket);
            insert.setObject(2, id);
            insert.setInt(3, seat);
            insert.setString(4, signer.sign(ticket));
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                "bootstrap.servers",
                order.bootstrap(),
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                0,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
    }

    private Map<String, Object> consumerSettings() {
        return Map.of(
                "bootstrap.servers",
                order.bootstrap(),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class,
                "enable.auto.commit",
                false);
    }
}
