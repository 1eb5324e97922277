package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import dev.usher.platform.time.Periodic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Declares the topics of the service, and the dead-letter topics of its groups, before they are
 * read or written. Every service declares with the same settings, so any may be the first. If Kafka
 * is unavailable the service starts nevertheless, and declares its topics later.
 */
final class TopicDeclaration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicDeclaration.class);

    private final BrokerAdmin broker;
    private final Set<Topic> topics;
    private final KafkaListenerEndpointRegistry listeners;
    private final TopicSettings topicSettings;
    private final Periodic retry;
    private volatile boolean running;

    TopicDeclaration(
            Map<String, Object> adminSettings,
            Set<Topic> topics,
            KafkaListenerEndpointRegistry listeners,
            TopicProperties settings) {
        this.broker = new BrokerAdmin(adminSettings, settings);
        this.topics = topics;
        this.listeners = listeners;
        this.topicSettings = new TopicSettings(settings);
        this.retry = Periodic.every("topic-declaration", settings.retryInterval(), this::retry);
    }

    @Override
    public void start() {
        running = true;
        if (!declared()) {
            retry.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        retry.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Relay.PHASE - 1;
    }

    private void retry() {
        if (declared()) {
            log.info("Kafka is available; topics are declared");
            retry.stop();
        }
    }

    private boolean declared() {
        try {
            broker.declare(newTopics(), deadLetters());
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException unavailable) {
            log.warn("Topics are not declared yet", unavailable);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<NewTopic> newTopics() {
        List<NewTopic> declared = new ArrayList<>();
        for (Topic topic : topics) {
            declared.add(topicSettings.of(topic));
        }
        return declared;
    }

    private List<NewTopic> deadLetters() {
        Set<String> deadLetters = new TreeSet<>();
        for (MessageListenerContainer listener : listeners.getListenerContainers()) {
            String[] read = listener.getContainerProperties().getTopics();
            for (String topic : read == null ? new String[0] : read) {
                deadLetters.add(DeadLetters.topicOf(groupOf(listener), topic));
            }
        }
        return deadLetters.stream().map(topicSettings::ofDeadLetters).toList();
    }

    private static String groupOf(MessageListenerContainer listener) {
        return Objects.requireNonNull(listener.getGroupId(), "a listener must name its group");
    }
}
