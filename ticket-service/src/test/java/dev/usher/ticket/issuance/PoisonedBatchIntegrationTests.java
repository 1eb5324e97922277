package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TestOrders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Poison on several partitions, between orders that come in the same polls. */
@ServiceTest(schema = "ticket")
class PoisonedBatchIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int KEYS = 24;

    private final MessageProbe kafka;
    private final Tickets tickets;
    private final JdbcClient jdbc;

    PoisonedBatchIntegrationTests(MessageProbe kafka, Tickets tickets, JdbcClient jdbc) {
        this.kafka = kafka;
        this.tickets = tickets;
        this.jdbc = jdbc;
    }

    @Test
    void hidesNoOrderAndIsLeftOutByItself() {
        UUID event = UUID.randomUUID();
        List<PaymentSucceeded> good = new ArrayList<>();
        Set<String> poisoned = new HashSet<>();
        for (int number = 0; number < KEYS; number++) {
            String key = UUID.randomUUID().toString();
            good.add(publish(key, TestOrders.paidBy("alice", event, 2)));
            if (number % 3 == 0) {
                kafka.publish(
                        new ProducerRecord<>(
                                Topic.PAYMENTS.wireName(), key, new byte[] {'{', (byte) 0xFF}));
                poisoned.add(key);
            } else if (number % 3 == 1) {
                publish(key, TestOrders.paidBy("alice", event, 10_001));
                poisoned.add(key);
            }
            good.add(publish(key, TestOrders.paidBy("alice", event, 1)));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(minted(event)).isEqualTo(KEYS * 3L));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(kafka.deadLetters("ticket-service.payments", Topic.PAYMENTS))
                                .extracting(Seen::key)
                                .containsAll(poisoned));
        assertThat(good)
                .allSatisfy(order ->
                        assertThat(
                                        tickets.ofOrder(
                                                new OrderId(order.orderId()),
                                                Tickets.Seat.FIRST,
                                                10))
                                .hasSize(order.lines().getFirst().quantity()));
    }

    private PaymentSucceeded publish(String key, PaymentSucceeded paid) {
        kafka.publish(key, paid.orderId().toString(), 1, paid);
        return paid;
    }

    private long minted(UUID event) {
        return jdbc.sql("select count(*) from ticket where event_id = :event")
                .param("event", event)
                .query(Long.class)
                .single();
    }
}
