package dev.usher.event.availability;

import dev.usher.event.EventId;
import dev.usher.event.answer.CachedResponse;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Streams counts to clients. Once per interval it reads each event that has listeners, one event
 * after another. So an additional listener costs no statement, and all streams together use at most
 * one connection at a time.
 */
@Component
class AvailabilityStreams {

    private static final Logger log = LoggerFactory.getLogger(AvailabilityStreams.class);

    /** A slot becomes free when a listener leaves, which may take some seconds. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AvailabilityCache cache;
    private final AvailabilitySettings settings;
    private final Semaphore slots;
    private final ConcurrentMap<EventId, AvailabilityChannel> channels = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    AvailabilityStreams(AvailabilityCache cache, AvailabilitySettings settings) {
        this.cache = cache;
        this.settings = settings;
        this.slots = new Semaphore(settings.streams());
    }

    /** A listener of one event's stream. It takes a slot, and must be closed to release it. */
    final class Listener implements AutoCloseable {

        private final EventId event;
        private final AvailabilityChannel channel;
        private final long endNanos = System.nanoTime() + lifetime().toNanos();

        private Listener(EventId event, AvailabilityChannel channel) {
            this.event = event;
            this.channel = channel;
        }

        /**
         * Waits for counts that the listener does not have, at most until a heartbeat or the end of
         * the stream is due.
         */
        StreamUpdate await(@Nullable String has) throws InterruptedException {
            Duration left = Duration.ofNanos(endNanos - System.nanoTime());
            if (!left.isPositive()) {
                return new StreamUpdate.Ended();
            }
            boolean last = left.compareTo(settings.heartbeat()) < 0;
            StreamUpdate update = channel.await(has, last ? left : settings.heartbeat());
            return last && update instanceof StreamUpdate.Unchanged
                    ? new StreamUpdate.Ended()
                    : update;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // a newer channel of the event has other listeners
        public void close() {
            channels.computeIfPresent(
                    event, (_, current) -> current != channel || current.leave() ? current : null);
            slots.release();
        }
    }

    /**
     * Begins to listen. Throws a 404 if the account may not see the event, and a 503 if there is no
     * free slot.
     */
    Listener listen(EventId id, @Nullable String accountId) {
        CachedResponse counts = cache.of(id, accountId).answer();
        if (!slots.tryAcquire()) {
            throw full();
        }
        AvailabilityChannel channel =
                channels.compute(
                        id,
                        (_, current) ->
                                (current == null ? new AvailabilityChannel(counts) : current)
                                        .join());
        Listener listener = new Listener(id, channel);
        if (stopping) {
            listener.close();
            throw full();
        }
        return listener;
    }

    /** Differs per stream, so that clients that came together do not reconnect together. */
    private Duration lifetime() {
        long longest = settings.longest().toNanos();
        return Duration.ofNanos(longest - ThreadLocalRandom.current().nextLong(longest / 10 + 1));
    }

    Duration reconnectAfter() {
        return settings.reconnectAfter();
    }

    /** Reads every event that has listeners. The streams of a deleted event end. */
    void tick() {
        channels.forEach((id, channel) -> {
            try {
                Counts counts = cache.latest(id);
                if (counts == null) {
                    channels.remove(id, channel);
                    channel.end();
                } else {
                    channel.publish(counts.answer());
                }
            } catch (RuntimeException unreadable) {
                log.debug("The streams of event {} wait for the next interval", id, unreadable);
            }
        });
    }

    private static ProblemException full() {
        return new ProblemException(
                        CommonProblems.UNAVAILABLE,
                        "No more streams can be served at the moment; the counts can be read.")
                .retryAfter(RETRY_AFTER);
    }

    /** Ends all streams before any component stops: a graceful shutdown must not wait for them. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        stopping = true;
        channels.values().forEach(AvailabilityChannel::end);
    }
}
