package dev.usher.bench.fulfil;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.suite.Seeds.Show;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Announces paid orders as payment-service does, many at once. */
final class PaymentBacklogPublisher implements AutoCloseable {

    private static final String TOPIC = "usher.payments.v1";
    private static final String TYPE = "usher.payment.succeeded.v1";

    private final KafkaProducer<String, byte[]> producer;
    private final SplittableRandom random = new SplittableRandom(System.nanoTime());
    private final Clock clock;

    PaymentBacklogPublisher(String bootstrap, Clock clock) {
        this.clock = clock;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "acks",
                                "all",
                                "linger.ms",
                                5,
                                "key.serializer",
                                StringSerializer.class,
                                "value.serializer",
                                ByteArraySerializer.class));
    }

    /** Returns when the broker has all of them. */
    void publish(Show show, int orders) {
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            sent.add(producer.send(record(show)));
        }
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new BenchFailed("the backlog could not be published: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private ProducerRecord<String, byte[]> record(Show show) {
        UUID order = uuid();
        UUID reservation = uuid();
        Instant now = clock.instant();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        TOPIC, reservation.toString(), bytes(data(show, order, reservation, now)));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        uuid().toString(),
                        "ce_type",
                        TYPE,
                        "ce_source",
                        "bench",
                        "ce_subject",
                        order.toString(),
                        "ce_time",
                        now.toString(),
                        "ce_sequence",
                        "1",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private String data(Show show, UUID order, UUID reservation, Instant paidAt) {
        return """
        {"orderId":"%1$s","reservationId":"%2$s","eventId":"%3$s","organizerId":"bench",\
        "paidAt":"%4$s","total":{"amount":%5$d,"currency":"EUR"},\
        "buyer":{"accountId":"fan","name":"Fan","email":"fan@load.example.com"},\
        "lines":[{"lineId":"%6$s","ticketTypeId":"%7$s","ticketTypeName":"Type 0",\
        "quantity":%8$d,"unitPrice":{"amount":2500,"currency":"EUR"}}],\
        "event":{"title":"Evening of the season","startsAt":"2027-12-04T19:30:00Z",\
        "endsAt":"2027-12-04T22:00:00Z","timeZone":"Europe/Amsterdam",\
        "location":{"name":"Hall 1","address":"1 High Street","city":"City 1","country":"NL"}}}\
        """
                .formatted(
                        order,
                        reservation,
                        show.event(),
                        paidAt,
                        PaidOrders.TOTAL,
                        uuid(),
                        show.ticketType(),
                        PaidOrders.TICKETS);
    }

    private UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L,
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
