package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the endpoint, several at once and in no promised order. An answer other than
 * 2xx is tried again after each wait of the schedule; after the last one the delivery has failed.
 * Waits run in real time, whatever the clock of the suite says.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    private final WebhookEndpoint endpoint;
    private final WebhookClient client;
    private final EventLog events;
    private final Deliveries deliveries;
    private final DeliveryRecord record;
    private final SandboxSettings.Webhook settings;
    private final BlockingQueue<Due> due = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-timer").factory());
    private final ConcurrentMap<String, CompletableFuture<Void>> awaited =
            new ConcurrentHashMap<>();

    public WebhookSender(
            WebhookEndpoint endpoint,
            WebhookClient client,
            EventLog events,
            Deliveries deliveries,
            DeliveryRecord record,
            SandboxSettings.Webhook settings) {
        this.endpoint = endpoint;
        this.client = client;
        this.events = events;
        this.deliveries = deliveries;
        this.record = record;
        this.settings = settings;
        for (int i = 0; i < settings.concurrency(); i++) {
            workers.add(Thread.ofVirtual().name("webhook-", i).start(this::work));
        }
    }

    /** An attempt whose time has come. One per undelivered event, so the log bounds them. */
    private record Due(StripeEvent event, int attempt) {}

    /** Sends those that are announced. */
    public void announce(List<StripeEvent> happened) {
        happened.stream().filter(StripeEvent::announced).forEach(e -> schedule(e, 1, jitter()));
    }

    /** Sends again at once, whatever became of it before. */
    public void resend(StripeEvent event) {
        schedule(event, 1, Duration.ZERO);
    }

    /** Waits until the endpoint has taken the event, it was given up, or the time is over. */
    public void await(String eventId, Duration atMost) throws InterruptedException {
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

    private void schedule(StripeEvent event, int attempt, Duration wait) {
        try {
            var _ =
                    timer.schedule(
                            () -> due.add(new Due(event, attempt)),
                            wait.toNanos(),
                            TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            log.debug("{} is not sent: the sandbox is closing", event.id());
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Due next = due.take();
                attempt(next.event(), next.attempt());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(StripeEvent event, int attempt) throws InterruptedException {
        try {
            WebhookEndpoint.Target target = endpoint.target();
            boolean success = false;
            if (target != null) {
                Delivery delivery = client.send(event, target, attempt);
                deliveries.add(delivery);
                success = delivery.success();
            }
            conclude(event, attempt, success);
        } catch (RuntimeException broken) {
            if (!timer.isShutdown()) {
                log.error("cannot deliver {}", event.id(), broken);
            }
        }
    }

    private void conclude(StripeEvent event, int attempt, boolean success) {
        List<Duration> waits = settings.retry();
        if (success) {
            record.delivered(event.id());
            events.delivered(event.id());
        } else if (attempt <= waits.size()) {
            schedule(event, attempt + 1, waits.get(attempt - 1));
            return;
        } else {
            record.abandoned(event.id());
        }
        CompletableFuture<Void> waiting = awaited.get(event.id());
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    private Duration jitter() {
        long from = settings.jitterFrom().toNanos();
        long to = settings.jitterTo().toNanos();
        return Duration.ofNanos(to > from ? ThreadLocalRandom.current().nextLong(from, to) : from);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.forEach(Thread::interrupt);
        client.close();
    }
}
