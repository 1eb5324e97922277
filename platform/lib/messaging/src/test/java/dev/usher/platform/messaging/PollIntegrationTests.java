package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Topics.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Sends records while nobody listens, so that one poll brings them all, which is handled in several
 * lanes.
 */
@Tag("integration")
class PollIntegrationTests {

    private static final int LANES = 3;

    private static final String DEAD =
            TestListeners.RESERVATIONS_GROUP + "." + Topic.RESERVATIONS.wireName() + ".dlt";

    private static TestService service;
    private static Topics topics;

    private final List<UUID> subjects = Stream.generate(Messages::id).limit(40).toList();

    @BeforeAll
    static void start() {
        service =
                TestService.start(
                        Servers.freshDatabase(),
                        Servers.kafka(),
                        Map.of(
                                "usher.inbox.lanes", Integer.toString(LANES),
                                "usher.inbox.records-per-lane", "2",
                                "usher.inbox.transient-first", "10ms",
                                "usher.inbox.transient-max", "50ms",
                                "usher.inbox.poison-interval", "50ms"),
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
    void handlesThemInATransactionPerLane() {
        int before = threadsWithAGroup();
        whileNobodyListens(() -> subjects.forEach(subject -> send(subject, 1)));

        await().untilAsserted(() -> assertThat(listeners().keys()).containsAll(keys()));
        assertThat(transactions()).isBetween(LANES, subjects.size() / 2);
        assertThat(threadsWithAGroup()).isLessThanOrEqualTo(before);
    }

    @Test
    void countsAMessageOnceThatArrivesTwiceInAPoll() {
        UUID subject = subjects.getFirst();
        UUID again = Messages.id();

        whileNobodyListens(() -> {
            topics.send(cloudEvent(again, subject.toString(), 1, Messages.converted(subject)));
            topics.send(cloudEvent(again, subject.toString(), 1, Messages.converted(subject)));
            send(subject, 2);
        });

        await().untilAsserted(() -> assertThat(effects(subject)).containsExactly(1L, 2L));
    }

    @Test
    void writesNothingForAMessageThatDoesNotMatter() {
        UUID idle = subjects.get(0);
        UUID subject = subjects.get(1);
        UUID without = Messages.id();
        UUID with = Messages.id();
        listeners().ignore(idle);

        whileNobodyListens(() -> {
            topics.send(cloudEvent(without, idle.toString(), 1, Messages.converted(idle)));
            topics.send(cloudEvent(with, subject.toString(), 1, Messages.converted(subject)));
            topics.send(Poison.record(0, Messages.id()));
            send(idle, 2);
            send(subject, 2);
        });

        await().untilAsserted(() -> assertThat(effects(subject)).containsExactly(1L, 2L));
        assertThat(effects(idle)).isEmpty();
        assertThat(recorded(List.of(without, with))).containsExactly(with);
    }

    @Test
    void keepsTheOrderOfMessagesAndDeletions() {
        UUID subject = subjects.getFirst();
        String key = subject.toString();
        String tickets = Topic.TICKETS.wireName();

        whileNobodyListens(() -> {
            topics.send(cloudEvent(Messages.id(), key, 1, Messages.issued(subject)));
            topics.send(cloudEvent(Messages.id(), key, 2, Messages.issued(subject)));
            topics.send(cloudEvent(Messages.id(), tickets, key, 3, CloudEvent.DELETED, null));
            topics.send(cloudEvent(Messages.id(), key, 4, Messages.issued(subject)));
            topics.send(cloudEvent(Messages.id(), tickets, key, 5, CloudEvent.DELETED, null));
        });

        await().untilAsserted(
                        () -> assertThat(effects(subject)).containsExactly(1L, 2L, -3L, 4L, -5L));
    }

    @Test
    void isolatesPoisonOnEveryPartition() {
        List<String> poisoned = new ArrayList<>();
        List<UUID> refused = subjects.subList(0, 6);
        for (UUID subject : refused) {
            listeners()
                    .when(
                            subject.toString(),
                            () -> {
                                throw new IllegalArgumentException("refused by the handler");
                            });
        }

        whileNobodyListens(() -> {
            for (int i = 0; i < subjects.size(); i++) {
                send(subjects.get(i), 1);
                if (i % 4 == 0) {
                    UUID bad = Messages.id();
                    poisoned.add(bad.toString());
                    topics.send(Poison.record(i / 4, bad));
                }
                send(subjects.get(i), 2);
            }
        });
        // Healthy polls of other partitions must not make a refused record forget its attempts.
        UUID later = Messages.id();
        LongStream.rangeClosed(1, 30).forEach(sequence -> send(later, sequence));

        List<UUID> healthy = subjects.subList(6, subjects.size());
        await().untilAsserted(() -> {
            assertThat(healthy).allSatisfy(one -> assertThat(effects(one)).containsExactly(1L, 2L));
            assertThat(effects(later)).hasSize(30).isSorted();
            assertThat(dead()).containsAll(poisoned);
            assertThat(refused)
                    .allSatisfy(one ->
                            assertThat(dead()).filteredOn(one.toString()::equals).hasSize(2));
        });
        assertThat(refused).allSatisfy(one -> assertThat(effects(one)).isEmpty());
        assertThat(dead()).filteredOn(poisoned::contains).doesNotHaveDuplicates();
    }

    @Test
    void losesAndSkipsNothingWhenTheDatabaseFailsInTheMiddle() {
        AtomicInteger left = new AtomicInteger(3);
        listeners()
                .when(
                        subjects.get(20).toString(),
                        () -> {
                            if (left.getAndDecrement() > 0) {
                                service.jdbc()
                                        .sql("SELECT pg_terminate_backend(pg_backend_pid())")
                                        .query()
                                        .singleRow();
                            }
                        });

        whileNobodyListens(() ->
                subjects.forEach(subject -> {
                    send(subject, 1);
                    send(subject, 2);
                }));

        await().untilAsserted(() ->
                assertThat(subjects)
                        .allSatisfy(one -> assertThat(effects(one)).containsExactly(1L, 2L)));
        assertThat(left).hasValueLessThan(1);
        assertThat(dead()).doesNotContainAnyElementsOf(keys());
    }

    private static void whileNobodyListens(Runnable sending) {
        var containers = service.get(KafkaListenerEndpointRegistry.class).getListenerContainers();
        containers.forEach(MessageListenerContainer::stop);
        sending.run();
        containers.forEach(MessageListenerContainer::start);
    }

    private static void send(UUID subject, long sequence) {
        topics.send(
                cloudEvent(
                        Messages.id(), subject.toString(), sequence, Messages.converted(subject)));
    }

    private static TestListeners listeners() {
        return service.get(TestListeners.class);
    }

    private static List<Long> effects(UUID subject) {
        return listeners().effects(subject.toString());
    }

    private static List<String> dead() {
        return topics.all(DEAD).stream().map(ConsumerRecord::key).toList();
    }

    private List<String> keys() {
        return subjects.stream().map(UUID::toString).toList();
    }

    /** Spring Kafka keeps the group of a thread until it is taken back, also after its end. */
    private static int threadsWithAGroup() {
        Map<?, ?> groups = (Map<?, ?>) ReflectionTestUtils.getField(KafkaUtils.class, "GROUP_IDS");
        return Objects.requireNonNull(groups).size();
    }

    private static List<UUID> recorded(List<UUID> messages) {
        return service.jdbc()
                .sql("SELECT message_id FROM inbox WHERE message_id IN (:messages)")
                .param("messages", messages)
                .query(UUID.class)
                .list();
    }

    private int transactions() {
        return service.jdbc()
                .sql("SELECT count(DISTINCT xid) FROM effects WHERE key IN (:keys)")
                .param("keys", keys())
                .query(Integer.class)
                .single();
    }
}
