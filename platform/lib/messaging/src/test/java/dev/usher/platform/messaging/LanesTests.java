package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanesTests {

    private final List<ConsumerRecord<String, byte[]>> poll = new ArrayList<>();

    @Test
    void keepTheRecordsOfAKeyTogetherAndInTheirOrder() {
        for (int offset = 0; offset < 300; offset++) {
            add("key-" + offset % 50, offset);
        }

        List<List<ConsumerRecord<String, byte[]>>> lanes = new Lanes(3, 5).divide(poll);

        assertThat(lanes).hasSize(3).allSatisfy(lane -> assertThat(lane).hasSizeGreaterThan(50));
        assertThat(lanes.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(poll);
        assertThat(lanes)
                .allSatisfy(lane -> assertThat(lane).extracting(ConsumerRecord::offset).isSorted());
        for (int number = 0; number < 50; number++) {
            String key = "key-" + number;
            assertThat(lanes)
                    .filteredOn(lane -> lane.stream().anyMatch(it -> it.key().equals(key)))
                    .hasSize(1);
        }
    }

    @Test
    void areAsFewAsTheRecordsAndTheKeys() {
        for (int offset = 0; offset < 30; offset++) {
            add(offset % 2 == 0 ? "a" : "b", offset);
        }
        add(null, 30);

        assertThat(new Lanes(1, 1).divide(poll)).containsExactly(poll);
        assertThat(new Lanes(8, 1).divide(poll)).hasSize(3);
        assertThat(new Lanes(8, 16).divide(poll)).containsExactly(poll);
    }

    @Test
    void runAtTheSameTimeAndLeaveNoThread() {
        for (int offset = 0; offset < 9; offset++) {
            add("key-" + offset % 3, offset);
        }
        CountDownLatch all = new CountDownLatch(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        var left =
                new Lanes(3, 1)
                        .left(
                                poll,
                                lane -> {
                                    threads.add(Thread.currentThread());
                                    all.countDown();
                                    return await(all);
                                });

        assertThat(left).isEmpty();
        assertThat(threads).hasSize(3).contains(Thread.currentThread());
        assertThat(threads).filteredOn(Thread::isAlive).containsExactly(Thread.currentThread());
    }

    @Test
    void returnWhatWasNotHandledInTheOrderOfThePoll() {
        for (int offset = 0; offset < 12; offset++) {
            add("key-" + offset % 3, offset);
        }

        var left = new Lanes(3, 1).left(poll, lane -> !contains(lane, "key-1"));

        assertThat(left).isEqualTo(poll.stream().filter(it -> it.key().equals("key-1")).toList());
    }

    @Test
    void refuseToBeNone() {
        assertThatThrownBy(() -> new Lanes(0, 50)).hasMessageContaining("must be at least 1");
        assertThatThrownBy(() -> new Lanes(1, 0)).hasMessageContaining("must be at least 1");
    }

    private void add(@Nullable String key, long offset) {
        poll.add(new ConsumerRecord<>("topic", 0, offset, key, new byte[0]));
    }

    private static boolean contains(List<ConsumerRecord<String, byte[]>> lane, String key) {
        return lane.stream().anyMatch(record -> record.key().equals(key));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
