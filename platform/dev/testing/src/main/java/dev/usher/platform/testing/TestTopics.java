package dev.usher.platform.testing;

import dev.usher.contracts.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that no service has declared yet. */
final class TestTopics {

    private final String bootstrapServers;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TestTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void ensure(String name) {
        if (known.contains(name)) {
            return;
        }
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            NewTopic topic =
                    new NewTopic(name, Topic.PARTITIONS, (short) 1).configs(settings(name));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("could not create " + name, refused);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        known.add(name);
    }

    private static Map<String, String> settings(String name) {
        Map<String, String> settings = new HashMap<>();
        for (Topic topic : Topic.values()) {
            if (topic.wireName().equals(name) && topic.compacted()) {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            }
        }
        return settings;
    }
}
