package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.NewestLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records the results of deliveries and wakes the callers that wait for them. */
@Component
final class DeliveryResults {

    private static final Logger log = LoggerFactory.getLogger(DeliveryResults.class);

    private final EventLog events;
    private final NewestLog<Delivery> attempts;
    private final DeliveryJournal journal;
    private final ConcurrentMap<String, CompletableFuture<Void>> awaited =
            new ConcurrentHashMap<>();

    DeliveryResults(EventLog events, NewestLog<Delivery> attempts, DeliveryJournal journal) {
        this.events = events;
        this.attempts = attempts;
        this.journal = journal;
    }

    void attempted(Delivery attempt) {
        attempts.add(attempt);
    }

    void delivered(String eventId) {
        journal.delivered(eventId);
        events.delivered(eventId);
        tell(eventId);
    }

    /** Records that the last attempt failed. The event stays undelivered in the log. */
    void abandoned(String eventId) {
        journal.abandoned(eventId);
        tell(eventId);
    }

    private void tell(String eventId) {
        CompletableFuture<Void> waiting = awaited.get(eventId);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** Waits until the event is delivered or abandoned, at most this long. */
    void await(String eventId, Duration atMost) throws InterruptedException {
        CompletableFuture<Void> taken =
                awaited.computeIfAbsent(eventId, _ -> new CompletableFuture<>());
        try {
            if (events.pending(eventId)) {
                taken.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException _) {
            log.debug("{} was not delivered within {}", eventId, atMost);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } finally {
            awaited.remove(eventId);
        }
    }
}
