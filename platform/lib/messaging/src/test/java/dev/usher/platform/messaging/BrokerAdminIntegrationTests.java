package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class BrokerAdminIntegrationTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Map<String, Object> connection;
    private static Admin client;

    private String name;

    @BeforeAll
    static void connect() {
        connection = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.kafka());
        client = Admin.create(connection);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @BeforeEach
    void another() {
        name = "declared-" + NUMBERS.incrementAndGet();
    }

    @Test
    void createsATopicWithTheNumberOfPartitionsOfNewTopics() throws Exception {
        admin(-1).declare(List.of(wanted()), List.of());

        awaitTrue(() -> partitions() == 12);
    }

    /** Another number would move keys to other partitions, and mix the order of their messages. */
    @Test
    void leavesATopicItsNumberOfPartitionsAndCorrectsItsSettings() throws Exception {
        create(6);

        admin(-1).declare(List.of(wanted()), List.of());

        awaitTrue(() -> "1000000".equals(setting(TopicConfig.RETENTION_MS_CONFIG)));
        assertThat(partitions()).isEqualTo(6);
    }

    @Test
    void givesDeadLettersAsManyPartitionsAsTheirTopicMayHave() throws Exception {
        create(6);

        admin(-1).declare(List.of(), List.of(wanted()));

        awaitTrue(() -> partitions() == 12);
    }

    @Test
    void requiresAsManyCopiesAsAreWanted() throws Exception {
        admin(1).declare(List.of(wanted()), List.of());

        awaitTrue(() -> "1".equals(setting(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)));
    }

    /** Such a topic could not be written any more. */
    @Test
    void requiresNoMoreCopiesThanATopicHas() throws Exception {
        create(6);
        String before = setting(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

        admin(2).declare(List.of(wanted()), List.of());

        assertThat(setting(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)).isEqualTo(before);
    }

    /** The controller answers before the broker that is asked knows of a change. */
    private static void awaitTrue(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsMatching(
                        refused -> refused.getCause() instanceof UnknownTopicOrPartitionException)
                .until(condition);
    }

    private NewTopic wanted() {
        return new NewTopic(name, 12, (short) -1)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "1000000"));
    }

    private static BrokerAdmin admin(int minInsync) {
        return new BrokerAdmin(connection, settings(minInsync));
    }

    private static TopicProperties settings(int minInsync) {
        return new TopicProperties(
                (short) -1,
                (short) minInsync,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofDays(1));
    }

    private void create(int partitions) throws ExecutionException, InterruptedException {
        client.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        awaitTrue(() -> partitions() == partitions);
    }

    private int partitions() throws ExecutionException, InterruptedException {
        return client.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .size();
    }

    private String setting(String key) throws ExecutionException, InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return client.describeConfigs(List.of(topic)).all().get().get(topic).get(key).value();
    }
}
