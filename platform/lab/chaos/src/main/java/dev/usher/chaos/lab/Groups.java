package dev.usher.chaos.lab;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Moves consumer groups back, as an operator does after a restore. */
public final class Groups {

    private static final long ANSWERED_WITHIN_SECONDS = 10;

    private final String bootstrap;

    Groups(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Lets a group read its topics from their beginning.
     *
     * @return whether it was moved; false while a member is still in the group
     */
    public boolean readAgain(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
            admin.alterConsumerGroupOffsets(
                            group,
                            offsets.keySet().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    partition -> partition,
                                                    _ -> new OffsetAndMetadata(0))))
                    .all()
                    .get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
            return !offsets.isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
