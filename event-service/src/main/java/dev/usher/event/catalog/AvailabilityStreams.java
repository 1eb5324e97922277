package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The streams of what is left of events. Once per interval each event that somebody listens to is
 * read, one after another: listeners cost no statement, and all streams together no more than one
 * connection at a time.
 */
@Component
class AvailabilityStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AvailabilityStreams.class);

    /** Places are free again when others leave, which takes longer than a moment. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private final AvailabilityBoard board;
    private final AvailabilitySettings settings;
    private final Semaphore places;
    private final ConcurrentMap<EventId, AvailabilityChannel> channels = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService executor;

    AvailabilityStreams(AvailabilityBoard board, AvailabilitySettings settings) {
        this.board = board;
        this.settings = settings;
        this.places = new Semaphore(settings.streams());
    }

    /** A listener's place; whoever has it gives it back. */
    final class Listener implements AutoCloseable {

        private final EventId event;
        private final AvailabilityChannel channel;
        private final long endNanos = System.nanoTime() + lasting().toNanos();

        private Listener(EventId event, AvailabilityChannel channel) {
            this.event = event;
            this.channel = channel;
        }

        /** Waits for something else than the listener has, until a heartbeat or the end is due. */
        Heard await(@Nullable String has) throws InterruptedException {
            Duration left = Duration.ofNanos(endNanos - System.nanoTime());
            if (!left.isPositive()) {
                return new Heard.End();
            }
            boolean last = left.compareTo(settings.heartbeat()) < 0;
            Heard heard = channel.await(has, last ? left : settings.heartbeat());
            return last && heard instanceof Heard.Silence ? new Heard.End() : heard;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // another channel of the event is not ours to leave
        public void close() {
            channels.computeIfPresent(
                    event, (_, current) -> current != channel || current.leave() ? current : null);
            places.release();
        }
    }

    /** A 404 for whoever may not see the event, a 503 when there is no place left. */
    Listener listen(EventId id, @Nullable String accountId) {
        ReadyAnswer counts = board.of(id, accountId);
        if (!places.tryAcquire()) {
            throw full();
        }
        AvailabilityChannel channel =
                channels.compute(
                        id,
                        (_, current) ->
                                (current == null ? new AvailabilityChannel(counts) : current)
                                        .join());
        Listener listener = new Listener(id, channel);
        if (!isRunning()) {
            listener.close();
            throw full();
        }
        return listener;
    }

    /** Not the same for all, lest those who came together come back together. */
    private Duration lasting() {
        long longest = settings.longest().toNanos();
        return Duration.ofNanos(longest - ThreadLocalRandom.current().nextLong(longest / 10 + 1));
    }

    Duration reconnectAfter() {
        return settings.reconnectAfter();
    }

    /** Reads every event that is listened to. One that is gone ends its streams. */
    void tick() {
        channels.forEach((id, channel) -> {
            try {
                Counts counts = board.latest(id);
                if (counts == null) {
                    channels.remove(id, channel);
                    channel.end();
                } else {
                    channel.say(counts.answer());
                }
            } catch (RuntimeException unreadable) {
                log.debug("Streams of {} wait for the next turn: {}", id, unreadable.toString());
            }
        });
    }

    private static ProblemException full() {
        return new ProblemException(
                        CommonProblems.UNAVAILABLE,
                        "No more streams can be served at the moment; the counts can be read.")
                .header("Retry-After", RETRY_AFTER_SECONDS);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("availability-streams").daemon().factory());
        long interval = settings.updateInterval().toMillis();
        var _ =
                started.scheduleWithFixedDelay(
                        this::tick, interval, interval, TimeUnit.MILLISECONDS);
        executor = started;
    }

    /** First of all parts, so that the server's wait for requests under way is not for streams. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService current = executor;
        executor = null;
        if (current != null) {
            current.shutdownNow();
        }
        channels.values().forEach(AvailabilityChannel::end);
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
