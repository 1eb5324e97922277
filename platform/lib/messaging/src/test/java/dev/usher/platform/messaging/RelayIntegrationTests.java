package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Topics.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Topic;
import dev.usher.platform.infrastructure.FreePorts;
import dev.usher.platform.infrastructure.NativeKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class RelayIntegrationTests {

    private static final String RESERVATIONS = Topic.RESERVATIONS.wireName();
    private static final Map<String, String> QUICK =
            Map.of(
                    "usher.outbox.standby-interval", "100ms",
                    "usher.outbox.max-block", "1s",
                    "usher.outbox.ping-interval", "500ms",
                    "usher.topics.declare-timeout", "2s");

    private final UUID id = Messages.id();

    @Test
    void isLedByOneReplicaAndHandedOverWhenThatEnds() {
        String database = Servers.freshDatabase();
        try (TestService first = TestService.start(database, Servers.kafka(), QUICK)) {
            await().until(first::leads);
            try (TestService second = TestService.start(database, Servers.kafka(), QUICK)) {
                append(second, 1);
                await().until(() -> second.waiting() == 0);
                assertThat(first.leads()).isTrue();
                assertThat(second.leads()).isFalse();

                first.end();

                append(second, 2);
                await().until(second::leads);
                await().until(() -> second.waiting() == 0);
            }
        }
        assertThat(firstOccurrences(Servers.kafka())).containsExactly(1L, 2L);
    }

    @Test
    void losesTheLeadWhenItsProcessHangs() throws Exception {
        String database = Servers.freshDatabase();
        try (RelaySession hung =
                        new RelaySession(Servers.connect(database), 1, Duration.ofMillis(500));
                RelaySession other =
                        new RelaySession(Servers.connect(database), 1, Duration.ofMinutes(1))) {
            assertThat(hung.tryToLead()).isTrue();

            await().until(other::tryToLead);

            assertThatThrownBy(hung::tryToLead).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void readsOnWhileItDeletesWhatWasAcknowledged() throws Exception {
        String database = Servers.freshDatabase();
        try (TestService service =
                        TestService.start(
                                database, Servers.kafka(), Map.of("usher.outbox.relay", "false"));
                RelaySession session =
                        new RelaySession(Servers.connect(database), 2, Duration.ofMinutes(1))) {
            append(service, 1, 2, 3, 4, 5);
            List<OutboxRow> rows = session.next();
            assertThat(rows).extracting(OutboxRow::sequence).containsExactly(1L, 2L);

            rows = session.deleteAndNext(List.of(rows.getFirst().id()));
            assertThat(rows).extracting(OutboxRow::sequence).containsExactly(2L, 3L);

            rows = session.deleteAndNext(rows.stream().map(OutboxRow::id).toList());
            assertThat(rows).extracting(OutboxRow::sequence).containsExactly(4L, 5L);
            assertThat(service.waiting()).isEqualTo(2);
        }
    }

    @Test
    void deletesTheLastMessageAlthoughNoneFollows() {
        try (TestService service =
                TestService.start(
                        Servers.freshDatabase(),
                        Servers.kafka(),
                        Map.of("usher.outbox.idle-interval", "1h"))) {
            await().until(service::leads);
            append(service, 1);

            await().until(() -> service.waiting() == 0);
        }
        assertThat(firstOccurrences(Servers.kafka())).containsExactly(1L);
    }

    @Test
    void noticesThatAnotherReplicaMayAppend() throws Exception {
        String database = Servers.freshDatabase();
        try (TestService first = TestService.start(database, Servers.kafka(), QUICK);
                TestService _ = TestService.start(database, Servers.kafka(), QUICK);
                Connection named = Servers.connect(database)) {
            await().until(first::leads);
            named.setClientInfo("ApplicationName", "test-service-relay");
            try (RelaySession one = new RelaySession(named, 1, Duration.ofMinutes(1))) {
                await().untilAsserted(() -> assertThat(one.measure().relays()).isEqualTo(3));
            }
        }
    }

    @Test
    void sendsCommittedMessagesBeforeItStops() {
        try (TestService service =
                TestService.start(Servers.freshDatabase(), Servers.kafka(), QUICK)) {
            await().until(service::leads);
            append(service, LongStream.rangeClosed(1, 3000).toArray());
        }
        assertThat(firstOccurrences(Servers.kafka())).hasSize(3000).isSorted();
    }

    @Test
    void startsOverWhenItsSessionIsEnded() throws Exception {
        String database = Servers.freshDatabase();
        try (TestService service = TestService.start(database, Servers.kafka(), QUICK)) {
            await().until(service::leads);
            for (long sequence = 1; sequence <= 5; sequence++) {
                append(service, sequence);
                endRelaySessions(database);
            }
            await().until(() -> service.waiting() == 0);
        }
        assertThat(firstOccurrences(Servers.kafka())).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private static void endRelaySessions(String database) throws Exception {
        try (Connection connection = Servers.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                            + " current_database() AND application_name = 'test-service-relay'");
        }
    }

    @Test
    void losesAndReordersNothingDuringAnOutageOfKafka(@TempDir Path data) {
        int port = FreePorts.one();
        String kafka = "127.0.0.1:" + port;
        // Kafka does not run yet; the service starts nevertheless.
        try (TestService service = TestService.start(Servers.freshDatabase(), kafka, QUICK)) {
            await().until(service::leads);
            append(service, 1, 2, 3);

            NativeKafka broker = broker(data, port);
            try {
                await().until(() -> service.waiting() == 0);

                broker.stop();
                for (long sequence = 4; sequence <= 200; sequence++) {
                    append(service, sequence);
                }
                assertThat(service.waiting()).isPositive();
                SimpleMeterRegistry registry = new SimpleMeterRegistry();
                service.get(RelayMetrics.class).bindTo(registry);
                await().until(() -> registry.get("outbox.rows").gauge().value() > 0);
                await().until(() -> registry.get("outbox.oldest.age").gauge().value() > 1);
                assertThat(registry.get("relay.is.leader").gauge().value()).isEqualTo(1);

                broker = broker(data, port);
                await().until(() -> service.waiting() == 0);
                assertThat(firstOccurrences(kafka))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
            } finally {
                broker.stop();
            }
        }
    }

    private static NativeKafka broker(Path data, int port) {
        return NativeKafka.builder().dataIn(data).port(port).endsWithThisJvm().start();
    }

    private void append(TestService service, long... sequences) {
        service.inTransaction(() ->
                service.outbox()
                        .append(
                                LongStream.of(sequences)
                                        .mapToObj(s -> Messages.convertedAs(id, s))
                                        .toList()));
    }

    /** Returns the order in which a listener that skips duplicates receives them. */
    private List<Long> firstOccurrences(String kafka) {
        try (Topics topics = new Topics(kafka)) {
            LinkedHashSet<Long> seen = new LinkedHashSet<>();
            topics.ofKey(RESERVATIONS, id.toString())
                    .forEach(record -> seen.add(Long.parseLong(header(record, "ce_sequence"))));
            return new ArrayList<>(seen);
        }
    }
}
