package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.faults.WebhookFate;
import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Delivers events to the endpoint, several at once and in any order. After an answer other than 2xx
 * it retries after each wait of the schedule; when the last attempt fails, the event is abandoned.
 * Waits are in real time, not in the time of the suite. Faults affect the first attempt of each
 * event, but not one that is sent again on request.
 */
@Service
public final class WebhookSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    /** The time from the event with another amount to the true event. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final WebhookEndpoint endpoint;
    private final WebhookClient client;
    private final DeliveryResults results;
    private final WebhookFates fates;
    private final SandboxSettings.Webhook settings;
    private final DeliveryQueue queue = new DeliveryQueue();
    private final List<Thread> workers = new ArrayList<>();

    WebhookSender(
            WebhookEndpoint endpoint,
            WebhookClient client,
            DeliveryResults results,
            WebhookFates fates,
            SandboxSettings settings) {
        this.endpoint = endpoint;
        this.client = client;
        this.results = results;
        this.fates = fates;
        this.settings = settings.webhook();
        fates.onChange(queue::release);
        for (int i = 0; i < this.settings.concurrency(); i++) {
            workers.add(Thread.ofVirtual().name("webhook-", i).start(this::work));
        }
    }

    /** Sends those events that the endpoint subscribed to. */
    public void announce(List<StripeEvent> happened) {
        happened.stream().filter(StripeEvent::announced).forEach(this::announce);
    }

    private void announce(StripeEvent event) {
        WebhookFate fate = fates.of(event);
        Duration usual = jitter();
        if (fate.plain()) {
            queue.after(usual, PendingDelivery.first(event));
            return;
        }
        Duration wait = usual.plus(fate.delay());
        Long other = fate.otherAmount();
        if (other != null) {
            StripeEvent forged = fates.forged(event, other);
            queue.hold(
                    wait,
                    fate.window(),
                    new PendingDelivery(forged, 1, PendingDelivery.OTHER_AMOUNT));
            wait = wait.plus(AHEAD);
        }
        if (fate.lost()) {
            lose(event);
            return;
        }
        queue.hold(wait, fate.window(), PendingDelivery.first(event));
        for (Duration later : fate.copies()) {
            queue.hold(
                    wait.plus(later),
                    fate.window(),
                    new PendingDelivery(event, 1, PendingDelivery.DUPLICATE));
        }
    }

    private void lose(StripeEvent event) {
        WebhookEndpoint.Target target = endpoint.target();
        if (target != null) {
            results.attempted(client.lost(event, target));
        }
        results.abandoned(event.id());
    }

    /** Sends an event again at once, whether or not it was delivered before. */
    public void resend(StripeEvent event) {
        queue.after(Duration.ZERO, PendingDelivery.first(event));
    }

    /** Sends an event once that is in no log. */
    public void forge(StripeEvent event) {
        queue.after(Duration.ZERO, new PendingDelivery(event, 1, PendingDelivery.FORGED));
    }

    /** Waits until the event is delivered or abandoned, at most this long. */
    public void await(String eventId, Duration atMost) throws InterruptedException {
        results.await(eventId, atMost);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                attempt(queue.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(PendingDelivery due) throws InterruptedException {
        try {
            WebhookEndpoint.Target target = endpoint.target();
            boolean success = false;
            if (target != null) {
                Delivery delivery = client.send(due, target);
                results.attempted(delivery);
                success = delivery.success();
            }
            if (due.counts()) {
                conclude(due, success);
            }
        } catch (RuntimeException broken) {
            if (!queue.closed()) {
                log.error("cannot deliver {}", due.event().id(), broken);
            }
        }
    }

    private void conclude(PendingDelivery due, boolean success) {
        List<Duration> waits = settings.retry();
        if (success) {
            results.delivered(due.event().id());
        } else if (due.attempt() <= waits.size()) {
            queue.after(waits.get(due.attempt() - 1), due.next());
        } else {
            results.abandoned(due.event().id());
        }
    }

    private Duration jitter() {
        long from = settings.jitterFrom().toNanos();
        long to = settings.jitterTo().toNanos();
        return Duration.ofNanos(to > from ? ThreadLocalRandom.current().nextLong(from, to) : from);
    }

    @Override
    public void close() {
        queue.close();
        workers.forEach(Thread::interrupt);
        client.close();
    }
}
