package dev.usher.stripesandbox.events;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of each event's delivery, and who waits to hear it. */
public final class DeliveryBook {

    private static final Logger log = LoggerFactory.getLogger(DeliveryBook.class);

    private final EventLog events;
    private final Deliveries attempts;
    private final DeliveryRecord record;
    private final ConcurrentMap<String, CompletableFuture<Void>> awaited =
            new ConcurrentHashMap<>();

    public DeliveryBook(EventLog events, Deliveries attempts, DeliveryRecord record) {
        this.events = events;
        this.attempts = attempts;
        this.record = record;
    }

    void attempted(Delivery attempt) {
        attempts.add(attempt);
    }

    void delivered(String eventId) {
        record.delivered(eventId);
        events.delivered(eventId);
        tell(eventId);
    }

    /** After the last attempt: the event stays undelivered in the log. */
    void abandoned(String eventId) {
        record.abandoned(eventId);
        tell(eventId);
    }

    private void tell(String eventId) {
        CompletableFuture<Void> waiting = awaited.get(eventId);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** Waits until the endpoint has taken the event, it was given up, or the time is over. */
    void await(String eventId, Duration atMost) throws InterruptedException {
        CompletableFuture<Void> taken =
                awaited.computeIfAbsent(eventId, id -> new CompletableFuture<>());
        try {
            if (events.pending(eventId)) {
                taken.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException late) {
            log.debug("{} was not taken within {}", eventId, atMost);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } finally {
            awaited.remove(eventId);
        }
    }
}
