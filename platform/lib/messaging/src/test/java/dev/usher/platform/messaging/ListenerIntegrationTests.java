package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Topics.cloudEvent;
import static dev.usher.platform.messaging.Topics.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@Tag("integration")
class ListenerIntegrationTests {

    private static final String RESERVATIONS = Topic.RESERVATIONS.wireName();
    private static final String DEAD =
            TestListeners.RESERVATIONS_GROUP + "." + RESERVATIONS + ".dlt";

    private static TestService service;
    private static Topics topics;

    private final UUID id = Messages.id();
    private final String key = id.toString();

    @BeforeAll
    static void start() {
        service =
                TestService.start(
                        Servers.freshDatabase(),
                        Servers.kafka(),
                        Map.of(
                                "usher.inbox.transient-first", "10ms",
                                "usher.inbox.transient-max", "50ms",
                                "usher.inbox.poison-interval", "50ms",
                                "usher.inbox.dead-letter-timeout", "3s"),
                        TestListeners.class);
        service.get(TestListeners.class).createTable();
        topics = new Topics(Servers.kafka());
    }

    @AfterAll
    static void stop() {
        topics.close();
        service.close();
    }

    @Test
    void hasOneEffectHoweverOftenTheMessageArrives() {
        UUID again = Messages.id();

        topics.send(cloudEvent(again, key, 1, Messages.converted(id)));
        topics.send(cloudEvent(again, key, 1, Messages.converted(id)));
        topics.send(cloudEvent(Messages.id(), key, 2, Messages.converted(id)));

        await().untilAsserted(() -> assertThat(effects()).containsExactly(1L, 2L));
    }

    @Test
    void retriesATransientFailureForAsLongAsItLasts() {
        AtomicInteger tries = new AtomicInteger();
        listeners()
                .when(
                        key,
                        () -> {
                            if (tries.incrementAndGet() <= 20) {
                                throw new UncheckedIOException(new SocketTimeoutException());
                            }
                        });

        topics.send(cloudEvent(Messages.id(), key, 1, Messages.converted(id)));
        topics.send(cloudEvent(Messages.id(), key, 2, Messages.converted(id)));

        await().untilAsserted(() -> assertThat(effects()).containsExactly(1L, 2L));
        assertThat(topics.ofKey(DEAD, key)).isEmpty();
    }

    @Test
    void leavesNothingBehindOfAHandlerThatFailed() {
        listeners()
                .when(
                        key,
                        () -> {
                            service.outbox()
                                    .append(OutgoingMessage.about(id, 1, Messages.issued(id)));
                            throw new IllegalStateException("after the append");
                        });

        topics.send(cloudEvent(Messages.id(), key, 1, Messages.converted(id)));

        await().until(() -> topics.ofKey(DEAD, key).size() == 1);
        assertThat(effects()).isEmpty();
        assertThat(topics.ofKey(Topic.TICKETS.wireName(), key)).isEmpty();
        assertThat(listeners().tries(key)).isEqualTo(3);
    }

    @Test
    void sendsPoisonToTheDeadLettersWhileHealthyMessagesFlowOnEveryPartition() {
        List<String> healthy = new ArrayList<>();
        List<String> poisoned = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            UUID subject = Messages.id();
            if (i % 10 == 9) {
                poisoned.add(subject.toString());
                topics.send(Poison.record(i / 10, subject));
            } else {
                healthy.add(subject.toString());
                topics.send(
                        cloudEvent(
                                Messages.id(), subject.toString(), 1, Messages.converted(subject)));
            }
        }

        await().untilAsserted(() -> {
            assertThat(listeners().keys()).containsAll(healthy);
            assertThat(topics.all(DEAD)).extracting(ConsumerRecord::key).containsAll(poisoned);
        });
        assertThat(topics.all(DEAD))
                .extracting(ConsumerRecord::key)
                .doesNotContainAnyElementsOf(healthy);
        assertThat(listeners().keys()).doesNotContainAnyElementsOf(poisoned);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void keepsTheDeadLetterUnchanged() {
        ProducerRecord<String, byte[]> bad = Poison.record(1, id);

        topics.send(bad);

        await().until(() -> topics.ofKey(DEAD, key).size() == 1);
        ConsumerRecord<String, byte[]> dead = topics.ofKey(DEAD, key).getFirst();
        assertThat(dead.value()).isEqualTo(bad.value());
        assertThat(header(dead, "ce_id"))
                .isEqualTo(new String(bad.headers().lastHeader("ce_id").value(), UTF_8));
        assertThat(header(dead, "kafka_dlt-exception-cause-fqcn"))
                .isEqualTo(PoisonException.class.getName());
    }

    @Test
    void countsDeadLettersFromZero() {
        MeterRegistry meters = service.get(MeterRegistry.class);
        assertThat(meters.find("usher.dead.letters").counters())
                .extracting(counter -> counter.getId().getTag("group"))
                .contains(TestListeners.RESERVATIONS_GROUP);
        Counter counter =
                meters.get("usher.dead.letters")
                        .tags("group", TestListeners.RESERVATIONS_GROUP, "topic", RESERVATIONS)
                        .counter();
        double before = counter.count();

        topics.send(Poison.record(1, id));

        await().until(() -> topics.ofKey(DEAD, key).size() == 1);
        await().until(() -> counter.count() == before + 1);
    }

    @Test
    void waitsWhileTheDeadLettersAreUnavailable() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            admin.deleteTopics(List.of(DEAD)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(DEAD));

            topics.send(Poison.record(1, id));
            topics.send(cloudEvent(Messages.id(), key, 2, Messages.converted(id)));
            await().during(Duration.ofSeconds(4)).until(() -> effects().isEmpty());

            admin.createTopics(List.of(new NewTopic(DEAD, Topic.PARTITIONS, (short) 1)))
                    .all()
                    .get();
            await().untilAsserted(() -> assertThat(effects()).containsExactly(2L));
            assertThat(topics.ofKey(DEAD, key)).hasSize(1);
        }
    }

    @Test
    void isNotStoppedByCraftedTypeHeaders() {
        ProducerRecord<String, byte[]> many =
                cloudEvent(Messages.id(), key, 1, Messages.converted(id));
        many.headers()
                .add("spring_json_header_types", crafted("java.lang.String" + "[]".repeat(10_000)))
                .add("x", "[[[[".getBytes(UTF_8));
        ProducerRecord<String, byte[]> large =
                cloudEvent(Messages.id(), key, 2, Messages.converted(id));
        large.headers()
                .add("spring_json_header_types", crafted("[".repeat(255) + "Ljava.lang.String;"))
                .add("x", "{\"a\":".repeat(10_000).getBytes(UTF_8))
                .add("retry_topic-original-timestamp", new byte[] {1});

        topics.send(many);
        topics.send(large);

        await().untilAsserted(() -> assertThat(effects()).containsExactly(1L, 2L));
        assertThat(health()).isEqualTo(Status.UP);
    }

    private static byte[] crafted(String type) {
        return ("{\"x\":\"" + type + "\"}").getBytes(UTF_8);
    }

    @Test
    void skipsTypesOfALaterRelease() {
        topics.send(
                cloudEvent(
                        Messages.id(),
                        RESERVATIONS,
                        key,
                        1,
                        "usher.reservation.x.v9",
                        new byte[9]));
        topics.send(cloudEvent(Messages.id(), key, 2, Messages.converted(id)));

        await().untilAsserted(() -> assertThat(effects()).containsExactly(2L));
        assertThat(topics.ofKey(DEAD, key)).isEmpty();
    }

    @Test
    void handlesADeletionOnce() {
        UUID again = Messages.id();

        topics.send(cloudEvent(Messages.id(), key, 1, Messages.issued(id)));
        for (int i = 0; i < 2; i++) {
            topics.send(
                    cloudEvent(again, Topic.TICKETS.wireName(), key, 2, CloudEvent.DELETED, null));
        }
        topics.send(cloudEvent(Messages.id(), key, 3, Messages.issued(id)));

        await().untilAsserted(() -> assertThat(effects()).containsExactly(1L, -2L, 3L));
    }

    @Test
    void givesTheTraceOfAMessageToTheMessagesItCauses() {
        listeners()
                .when(
                        key,
                        () -> {
                            if (listeners().tries(key) == 1) {
                                service.outbox()
                                        .append(OutgoingMessage.about(id, 1, Messages.issued(id)));
                            }
                        });

        topics.send(cloudEvent(Messages.id(), key, 1, Messages.converted(id)));

        String tickets = Topic.TICKETS.wireName();
        await().until(() -> topics.ofKey(tickets, key).size() == 1);
        assertThat(header(topics.ofKey(tickets, key).getFirst(), "traceparent"))
                .startsWith("00-" + "ab".repeat(16) + "-");
    }

    @Test
    void deletesOldRowsInBatches() {
        service.jdbc()
                .sql(
                        """
                        INSERT INTO inbox (consumer, message_id, received_at)
                        SELECT 'old', gen_random_uuid(), now() - interval '31 days'
                        FROM generate_series(1, 2500)
                        """)
                .update();

        assertThat(service.get(InboxPurge.class).purge()).isEqualTo(2500);
        assertThat(service.get(InboxPurge.class).purge()).isZero();
    }

    private static TestListeners listeners() {
        return service.get(TestListeners.class);
    }

    private List<Long> effects() {
        return listeners().effects(key);
    }

    private static Status health() {
        return service.get(ListenersHealth.class).health().getStatus();
    }
}
