package dev.usher.platform.messaging;

import dev.usher.platform.time.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for each partition the record that failed last, because nothing after it is handled
 * before it is.
 */
final class Stumbles {

    private final Map<Place, Stumble> stumbles = new ConcurrentHashMap<>();
    private final InboxProperties settings;

    Stumbles(InboxProperties settings) {
        this.settings = settings;
    }

    private record Place(String group, String topic, int partition) {}

    /** The attempts of one record; its partition is handled by one thread at a time. */
    private static final class Stumble {

        private final long offset;
        private final Backoff pauses;
        private int failures;

        Stumble(long offset, Backoff pauses) {
            this.offset = offset;
            this.pauses = pauses;
        }
    }

    /** Tells whether the record has failed and was not handled since. */
    boolean contains(String group, ConsumerRecord<?, ?> record) {
        Stumble known = stumbles.get(place(group, record));
        return known != null && known.offset == record.offset();
    }

    /** Returns the pause after one more failure that passes by itself. */
    Duration passing(String group, ConsumerRecord<?, ?> record) {
        return stumble(group, record).pauses.next();
    }

    /**
     * Returns the pause after one more failure that may be the record's own, or null at the end.
     */
    @Nullable Duration lasting(String group, ConsumerRecord<?, ?> record) {
        Stumble stumble = stumble(group, record);
        stumble.failures++;
        return stumble.failures > settings.poisonRetries() ? null : settings.poisonInterval();
    }

    void forget(String group, ConsumerRecord<?, ?> record) {
        stumbles.remove(place(group, record));
    }

    private Stumble stumble(String group, ConsumerRecord<?, ?> record) {
        return Objects.requireNonNull(
                stumbles.compute(
                        place(group, record),
                        (_, known) ->
                                known != null && known.offset == record.offset()
                                        ? known
                                        : new Stumble(record.offset(), pauses())));
    }

    private Backoff pauses() {
        return new Backoff(settings.transientFirst(), settings.transientMax());
    }

    private static Place place(String group, ConsumerRecord<?, ?> record) {
        return new Place(group, record.topic(), record.partition());
    }
}
