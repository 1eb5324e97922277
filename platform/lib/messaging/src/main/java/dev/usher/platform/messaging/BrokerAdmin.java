package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;

/** Declares topics, with a limit for each answer of the broker. */
final class BrokerAdmin {

    private final KafkaAdmin admin;
    private final TopicProperties settings;

    BrokerAdmin(Map<String, Object> connection, TopicProperties settings) {
        this.admin = new KafkaAdmin(bounded(connection, settings.declareTimeout()));
        this.admin.setModifyTopicConfigs(true);
        this.admin.setOperationTimeout(Math.toIntExact(settings.declareTimeout().toSeconds()));
        this.settings = settings;
    }

    private static Map<String, Object> bounded(Map<String, Object> settings, Duration timeout) {
        Map<String, Object> bounded = new HashMap<>(settings);
        int millis = Math.toIntExact(timeout.toMillis());
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return bounded;
    }

    /** Creates missing topics, corrects settings, and returns once the brokers know the topics. */
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
     * Waits until the brokers know the topics, because the controller answers earlier. A group that
     * subscribes too early gets no partitions and asks again only seconds later.
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
}
