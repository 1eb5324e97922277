package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.Topic;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import dev.usher.platform.testing.MessageProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("integration")
class QuiescenceIntegrationTests {

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GROUP = "test-service.scans";
    private static final String TOPIC = Topic.SCANS.wireName();

    private static Database database;
    private static Quiescence quiescence;
    private static Admin admin;
    private static Relays relays;

    @BeforeAll
    static void start() throws SQLException {
        String kafka = Infrastructure.bootstrapServers();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        try (MessageProbe probe = new MessageProbe(kafka)) {
            probe.publish(new ProducerRecord<>(TOPIC, 0, "key", new byte[0]));
        }
        database = Infrastructure.freshDatabase();
        Migrations.apply(database);
        relays = new Relays(database);
        quiescence = new Quiescence(database::connectAsSuperuser, kafka);
    }

    @AfterAll
    static void stop() throws SQLException {
        relays.close();
        admin.close();
    }

    @Test
    void waitsForRelays() throws SQLException {
        relays.stop("payment");
        try {
            assertThatThrownBy(() -> quiescence.awaitMessages(AT_ONCE))
                    .isInstanceOf(NotQuiescent.class)
                    .hasMessageContaining("1 services without a leading relay (payment)");
        } finally {
            relays.lead("payment");
        }
    }

    @BeforeEach
    void comeToRest() throws Exception {
        read(1_000_000);
        execute("truncate event.outbox, event.reservation cascade");
        execute("truncate payment.stripe_event, payment.orders cascade");
    }

    @Test
    void returnsTheTimeUntilRest() throws Exception {
        assertThat(quiescence.await(PATIENCE)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void waitsForMessages(String what, String sql) throws SQLException {
        execute(sql);

        assertThatThrownBy(() -> quiescence.awaitMessages(AT_ONCE))
                .isInstanceOf(NotQuiescent.class)
                .hasMessageContaining("1 " + what);
    }

    static List<Arguments> unfinished() {
        return List.of(
                Arguments.of(
                        "messages of event-service to send",
                        """
                        insert into event.outbox (message_id, topic, key, aggregate_id, sequence,
                            type, occurred_at, traceparent)
                        values (gen_random_uuid(), 't', 'k', 'a', 1, 'x', now(), '')
                        """),
                Arguments.of(
                        "events of Stripe to process",
                        """
                        insert into payment.stripe_event (id, type, livemode, payload)
                        values ('evt_1', 't', false, '{}')
                        """),
                Arguments.of(
                        "orders late",
                        """
                        insert into payment.orders (id, reservation_id, holder_id, phase, event_id,
                            expires_at, created_at, paid_at)
                        values (gen_random_uuid(), gen_random_uuid(), 'h', 'LATE',
                            gen_random_uuid(), now(), now(), now())
                        """));
    }

    @Test
    void waitsForConsumers() throws Exception {
        read(0);

        assertThatThrownBy(() -> quiescence.awaitMessages(AT_ONCE))
                .isInstanceOf(NotQuiescent.class)
                .hasMessageContaining("to read for " + GROUP);
    }

    @Test
    void waitsForDeadlinesOnlyIfAsked() throws Exception {
        execute(
                """
                insert into event.reservation (id, event_id, holder_id, status, held_until,
                    expires_at, created_at, updated_at, version, message_sequence)
                values (gen_random_uuid(), gen_random_uuid(), 'h', 'HELD', now(), now(), now(),
                    now(), 1, 0)
                """);

        assertThat(quiescence.awaitMessages(PATIENCE)).isPositive();
        assertThatThrownBy(() -> quiescence.await(AT_ONCE))
                .isInstanceOf(NotQuiescent.class)
                .hasMessageContaining("1 reservations held");
    }

    @Test
    void doesNotWaitForOrdersInQuarantine() throws Exception {
        execute(
                """
                insert into payment.orders (id, reservation_id, holder_id, phase, event_id,
                    quarantine, expires_at, created_at)
                values (gen_random_uuid(), gen_random_uuid(), 'h', 'OPEN', gen_random_uuid(),
                    'odd', now(), now())
                """);

        assertThat(quiescence.await(PATIENCE)).isPositive();
    }

    /** Sets the offset of the group in the first partition; beyond the end means all is read. */
    private static void read(long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        GROUP, Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
