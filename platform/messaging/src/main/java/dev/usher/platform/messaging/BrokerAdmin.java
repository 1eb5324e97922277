package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Asks the broker, never for longer than the start may take. */
final class BrokerAdmin {

    private static final Logger log = LoggerFactory.getLogger(BrokerAdmin.class);

    private final KafkaAdmin admin;
    private final TopicProperties settings;
    private final InboxProperties groupSettings;

    BrokerAdmin(
            Map<String, Object> connection,
            TopicProperties settings,
            InboxProperties groupSettings) {
        this.admin = new KafkaAdmin(bounded(connection, settings.declareTimeout()));
        this.admin.setModifyTopicConfigs(true);
        this.admin.setOperationTimeout(Math.toIntExact(settings.declareTimeout().toSeconds()));
        this.settings = settings;
        this.groupSettings = groupSettings;
    }

    private static Map<String, Object> bounded(Map<String, Object> settings, Duration timeout) {
        Map<String, Object> bounded = new HashMap<>(settings);
        int millis = Math.toIntExact(timeout.toMillis());
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return bounded;
    }

    /** Creates what is missing, changes what is set otherwise, and returns when brokers know. */
    void declare(List<NewTopic> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
        try (Admin client = client()) {
            awaitVisible(client, topics.stream().map(NewTopic::name).toList());
        }
    }

    private Admin client() {
        return Admin.create(admin.getConfigurationProperties());
    }

    /**
     * The controller answers before brokers know. A group that subscribes too early is given
     * nothing and asks again only seconds later.
     */
    private void awaitVisible(Admin client, List<String> names)
            throws ExecutionException, InterruptedException, TimeoutException {
        long until = System.nanoTime() + settings.declareTimeout().toNanos();
        while (!names.isEmpty() && !visible(client, names)) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("the broker does not know the new topics yet");
            }
        }
    }

    private boolean visible(Admin client, List<String> names)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            client.describeTopics(names)
                    .allTopicNames()
                    .get(settings.declareTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw refused;
        }
    }

    /** A consumer that died without a word holds its partitions for that long, 45 s by default. */
    void limitSilence(Set<String> groups)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String group : groups) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.GROUP, group),
                    List.of(
                            set("consumer.session.timeout.ms", groupSettings.sessionTimeout()),
                            set(
                                    "consumer.heartbeat.interval.ms",
                                    groupSettings.heartbeatInterval())));
        }
        if (changes.isEmpty()) {
            return;
        }
        try (Admin client = client()) {
            client.incrementalAlterConfigs(changes)
                    .all()
                    .get(settings.declareTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof RetriableException) {
                throw refused;
            }
            log.info("The broker keeps its own session timeout: {}", reason(refused));
        }
    }

    private static AlterConfigOp set(String name, Duration value) {
        return new AlterConfigOp(
                new ConfigEntry(name, Long.toString(value.toMillis())), AlterConfigOp.OpType.SET);
    }

    static String reason(Exception failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : cause.toString();
    }
}
