package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.faults.WebhookFate;
import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the endpoint, several at once and in no promised order. An answer other than
 * 2xx is tried again after each wait of the schedule; after the last one the delivery has failed.
 * Waits run in real time, whatever the clock of the suite says. Faults meet the first attempt of
 * each event; one that is sent again by hand meets none.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    /** How long before the true event the one with another amount leaves. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final WebhookEndpoint endpoint;
    private final WebhookClient client;
    private final DeliveryBook book;
    private final WebhookFates fates;
    private final SandboxSettings.Webhook settings;
    private final Departures departures = new Departures();
    private final List<Thread> workers = new ArrayList<>();

    public WebhookSender(
            WebhookEndpoint endpoint,
            WebhookClient client,
            DeliveryBook book,
            WebhookFates fates,
            SandboxSettings.Webhook settings) {
        this.endpoint = endpoint;
        this.client = client;
        this.book = book;
        this.fates = fates;
        this.settings = settings;
        fates.whenChanged(departures::letGo);
        for (int i = 0; i < settings.concurrency(); i++) {
            workers.add(Thread.ofVirtual().name("webhook-", i).start(this::work));
        }
    }

    /** Sends those that are announced. */
    public void announce(List<StripeEvent> happened) {
        happened.stream().filter(StripeEvent::announced).forEach(this::announce);
    }

    private void announce(StripeEvent event) {
        WebhookFate fate = fates.of(event);
        Duration usual = jitter();
        if (fate.plain()) {
            departures.after(usual, Due.first(event));
            return;
        }
        Duration wait = usual.plus(fate.delay());
        Long other = fate.otherAmount();
        if (other != null) {
            StripeEvent forged = fates.forged(event, other);
            departures.hold(wait, fate.window(), new Due(forged, 1, Due.OTHER_AMOUNT));
            wait = wait.plus(AHEAD);
        }
        if (fate.lost()) {
            lose(event);
            return;
        }
        departures.hold(wait, fate.window(), Due.first(event));
        for (Duration later : fate.copies()) {
            departures.hold(wait.plus(later), fate.window(), new Due(event, 1, Due.DUPLICATE));
        }
    }

    private void lose(StripeEvent event) {
        WebhookEndpoint.Target target = endpoint.target();
        if (target != null) {
            book.attempted(client.lost(event, target));
        }
        book.abandoned(event.id());
    }

    /** Sends again at once, whatever became of it before. */
    public void resend(StripeEvent event) {
        departures.after(Duration.ZERO, Due.first(event));
    }

    /** Waits until the endpoint has taken the event, it was given up, or the time is over. */
    public void await(String eventId, Duration atMost) throws InterruptedException {
        book.await(eventId, atMost);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                attempt(departures.take());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Due due) throws InterruptedException {
        try {
            WebhookEndpoint.Target target = endpoint.target();
            boolean success = false;
            if (target != null) {
                Delivery delivery = client.send(due, target);
                book.attempted(delivery);
                success = delivery.success();
            }
            if (due.counts()) {
                conclude(due, success);
            }
        } catch (RuntimeException broken) {
            if (!departures.closed()) {
                log.error("cannot deliver {}", due.event().id(), broken);
            }
        }
    }

    private void conclude(Due due, boolean success) {
        List<Duration> waits = settings.retry();
        if (success) {
            book.delivered(due.event().id());
        } else if (due.attempt() <= waits.size()) {
            departures.after(waits.get(due.attempt() - 1), due.next());
        } else {
            book.abandoned(due.event().id());
        }
    }

    private Duration jitter() {
        long from = settings.jitterFrom().toNanos();
        long to = settings.jitterTo().toNanos();
        return Duration.ofNanos(to > from ? ThreadLocalRandom.current().nextLong(from, to) : from);
    }

    @Override
    public void close() {
        departures.close();
        workers.forEach(Thread::interrupt);
        client.close();
    }
}
