package dev.usher.local.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Notes the moment at which the buyer could first read the ticket, by asking over and over. The
 * moment is therefore late by up to one call and the pause before it, and never early.
 */
public final class TicketWatch {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final CompletableFuture<Instant> readable;

    /** Starts asking at once; the clock is the suite's, which the webhook's time is from. */
    public TicketWatch(Visitor buyer, String orderId, InstantSource clock) {
        Visitor unseen = buyer.unseen();
        this.readable =
                CompletableFuture.supplyAsync(
                        () -> firstReadable(unseen, orderId, clock),
                        task -> Thread.ofVirtual().start(task));
    }

    private static Instant firstReadable(Visitor buyer, String orderId, InstantSource clock) {
        Instant deadline = clock.instant().plus(AT_MOST);
        while (clock.instant().isBefore(deadline)) {
            Answer answer = buyer.get("/v1/tickets?orderId=" + orderId);
            if (answer.status() == 200 && answer.json().path("items").size() > 0) {
                return clock.instant();
            }
            pause();
        }
        throw new JourneyFailed("No ticket of order " + orderId + " within " + AT_MOST);
    }

    /** Stays under the rate limit of one principal. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed("interrupted", interrupted);
        }
    }

    /** From the webhook's arrival to the readable ticket; none when the sandbox tells no time. */
    public Optional<Duration> since(Optional<Instant> webhook) {
        try {
            Instant at = readable.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            return webhook.map(from -> Duration.between(from, at));
        } catch (ExecutionException | TimeoutException failed) {
            throw new JourneyFailed(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed("interrupted", interrupted);
        }
    }
}
