package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
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
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Declares the topics of the service, with its groups' dead letters, before anything reads or
 * writes them. Every service declares with the same settings, so any may come first; when Kafka is
 * away the service starts all the same and declares once it is there.
 */
final class TopicDeclaration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicDeclaration.class);

    private final KafkaAdmin admin;
    private final Set<Topic> topics;
    private final KafkaListenerEndpointRegistry listeners;
    private final TopicProperties settings;
    private final TopicSettings topicSettings;
    private final InboxProperties groupSettings;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    TopicDeclaration(
            Map<String, Object> adminSettings,
            Set<Topic> topics,
            KafkaListenerEndpointRegistry listeners,
            TopicProperties settings,
            InboxProperties groupSettings) {
        this.admin = new KafkaAdmin(bounded(adminSettings, settings.declareTimeout()));
        this.admin.setModifyTopicConfigs(true);
        this.admin.setOperationTimeout(Math.toIntExact(settings.declareTimeout().toSeconds()));
        this.topics = topics;
        this.listeners = listeners;
        this.settings = settings;
        this.topicSettings = new TopicSettings(settings);
        this.groupSettings = groupSettings;
    }

    private static Map<String, Object> bounded(Map<String, Object> settings, Duration timeout) {
        Map<String, Object> bounded = new HashMap<>(settings);
        int millis = Math.toIntExact(timeout.toMillis());
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return bounded;
    }

    @Override
    public void start() {
        running = true;
        if (!declared()) {
            stopped = new CountDownLatch(1);
            Thread.ofPlatform().name("topic-declaration").daemon().start(this::keepTrying);
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Relay.PHASE - 1;
    }

    private void keepTrying() {
        try {
            while (!stopped.await(settings.retryInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                if (declared()) {
                    log.info("Kafka is there; topics are declared");
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean declared() {
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            limitSilence(client);
            List<NewTopic> declared = newTopics();
            admin.createOrModifyTopics(declared.toArray(NewTopic[]::new));
            awaitVisible(client, declared.stream().map(NewTopic::name).toList());
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException unavailable) {
            log.warn("Topics are not declared yet: {}", reason(unavailable));
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
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

    private List<NewTopic> newTopics() {
        List<NewTopic> declared = new ArrayList<>();
        for (Topic topic : topics) {
            declared.add(topicSettings.of(topic));
        }
        Set<String> deadLetters = new TreeSet<>();
        for (MessageListenerContainer listener : listeners.getListenerContainers()) {
            String[] read = listener.getContainerProperties().getTopics();
            for (String topic : read == null ? new String[0] : read) {
                deadLetters.add(DeadLetters.topicOf(groupOf(listener), topic));
            }
        }
        deadLetters.forEach(name -> declared.add(topicSettings.ofDeadLetters(name)));
        return declared;
    }

    private static String groupOf(MessageListenerContainer listener) {
        return Objects.requireNonNull(listener.getGroupId(), "a listener names its group");
    }

    /** A consumer that died without a word holds its partitions for that long, 45 s by default. */
    private void limitSilence(Admin client)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (MessageListenerContainer listener : listeners.getListenerContainers()) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.GROUP, groupOf(listener)),
                    List.of(
                            set("consumer.session.timeout.ms", groupSettings.sessionTimeout()),
                            set(
                                    "consumer.heartbeat.interval.ms",
                                    groupSettings.heartbeatInterval())));
        }
        if (changes.isEmpty()) {
            return;
        }
        try {
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

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : cause.toString();
    }
}
