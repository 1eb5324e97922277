package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Declares topics, with a limit for each answer of the broker. */
final class BrokerAdmin {

    private static final Logger log = LoggerFactory.getLogger(BrokerAdmin.class);

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

    /**
     * Creates missing topics, corrects settings, and returns once the brokers know the topics.
     *
     * @param deadLetters get more partitions if they have too few, because a dead letter is sent to
     *     the partition of its record; the other topics keep their number
     */
    void declare(List<NewTopic> topics, List<NewTopic> deadLetters)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<NewTopic> all = Stream.concat(topics.stream(), deadLetters.stream()).toList();
        List<String> names = all.stream().map(NewTopic::name).toList();
        try (Admin client = client()) {
            Set<String> known = answer(client.listTopics().names());
            apply(all.stream().filter(topic -> !known.contains(topic.name())).toList());
            awaitVisible(client, names);
            Map<String, TopicDescription> present =
                    answer(client.describeTopics(names).allTopicNames());
            List<NewTopic> fitted = new ArrayList<>();
            for (NewTopic topic : topics) {
                TopicDescription found = Objects.requireNonNull(present.get(topic.name()));
                fitted.add(fitted(topic, found, found.partitions().size()));
            }
            for (NewTopic topic : deadLetters) {
                TopicDescription found = Objects.requireNonNull(present.get(topic.name()));
                int partitions = Math.max(topic.numPartitions(), found.partitions().size());
                fitted.add(fitted(topic, found, partitions));
            }
            apply(fitted);
        }
    }

    private void apply(List<NewTopic> topics) {
        if (!topics.isEmpty()) {
            admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
        }
    }

    /** Requires as many copies as are wanted, unless the topic has too few ever to have them. */
    private NewTopic fitted(NewTopic wanted, TopicDescription found, int partitions) {
        Map<String, String> configuration = new HashMap<>(wanted.configs());
        int copies = found.partitions().getFirst().replicas().size();
        int required = settings.minInsyncReplicas();
        if (required > copies) {
            log.warn(
                    "The topic {} has {} copies of each message, too few to require {}",
                    wanted.name(),
                    copies,
                    required);
        } else if (required > 0) {
            configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(required));
        }
        return new NewTopic(wanted.name(), partitions, wanted.replicationFactor())
                .configs(configuration);
    }

    private <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(settings.declareTimeout().toMillis(), TimeUnit.MILLISECONDS);
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
            answer(client.describeTopics(names).allTopicNames());
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw refused;
        }
    }
}
