package dev.usher.platform.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Divides a large poll into lanes that are handled at the same time. All records of a key are in
 * one lane, so their order is kept. Partitions would not do: behind a backlog a poll is usually of
 * one.
 */
final class Lanes {

    private final int most;
    private final int records;

    /**
     * @param most lanes of a poll
     * @param records the least number of records per lane; a smaller poll has fewer lanes
     */
    Lanes(int most, int records) {
        if (most < 1 || records < 1) {
            throw new IllegalArgumentException(
                    "usher.inbox.lanes and usher.inbox.records-per-lane must be at least 1");
        }
        this.most = most;
        this.records = records;
    }

    /**
     * Offers each lane to the handler and returns when all have ended. Only the first lane runs on
     * the thread of the listener.
     *
     * @param handler returns false if it did nothing
     * @return the records of the lanes with which it did nothing, in the order of the poll
     */
    List<ConsumerRecord<String, byte[]>> left(
            List<ConsumerRecord<String, byte[]>> poll,
            Predicate<List<ConsumerRecord<String, byte[]>>> handler) {
        List<List<ConsumerRecord<String, byte[]>>> lanes = divide(poll);
        boolean[] done = new boolean[lanes.size()];
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < lanes.size(); i++) {
            int lane = i;
            others.add(
                    Thread.ofVirtual()
                            .name("lane-" + lane)
                            .start(() -> done[lane] = handler.test(lanes.get(lane))));
        }
        try {
            done[0] = handler.test(lanes.getFirst());
        } finally {
            others.forEach(Lanes::join);
        }
        Set<ConsumerRecord<String, byte[]>> left =
                Collections.newSetFromMap(new IdentityHashMap<>());
        IntStream.range(0, done.length)
                .filter(lane -> !done[lane])
                .forEach(lane -> left.addAll(lanes.get(lane)));
        return poll.stream().filter(left::contains).toList();
    }

    List<List<ConsumerRecord<String, byte[]>>> divide(List<ConsumerRecord<String, byte[]>> poll) {
        int wanted = Math.min(most, poll.size() / records);
        if (wanted <= 1) {
            return List.of(poll);
        }
        return List.copyOf(
                poll.stream()
                        .collect(
                                Collectors.groupingBy(record ->
                                        Math.floorMod(Objects.hashCode(record.key()), wanted)))
                        .values());
    }

    /** Waits for the end also of a thread that is interrupted: its transaction must be over. */
    private static void join(Thread lane) {
        boolean interrupted = false;
        while (true) {
            try {
                lane.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
