package dev.usher.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts dead letters as {@code usher.dead.letters}, by group and topic. The counter of each
 * listener exists before its first record, so that an alert sees the first dead letter too.
 */
final class DeadLetterMetrics {

    private final MeterRegistry meters;

    DeadLetterMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Makes the counters of a listener. */
    void expect(String group, String... topics) {
        for (String topic : topics) {
            counter(group, topic);
        }
    }

    void count(String group, String topic) {
        counter(group, topic).increment();
    }

    private Counter counter(String group, String topic) {
        return Counter.builder("usher.dead.letters")
                .description("Messages that no listener could handle")
                .tag("group", group)
                .tag("topic", topic)
                .register(meters);
    }
}
