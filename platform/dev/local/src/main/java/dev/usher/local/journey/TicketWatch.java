package dev.usher.local.journey;

import dev.usher.client.CallFailed;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Notes the moment at which the buyer could first read the ticket, by polling. The moment is late
 * by up to one call and the pause before it, and never early.
 */
public final class TicketWatch {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final CompletableFuture<Instant> readable;

    /** Starts polling at once; the clock must be the suite's, which dates the webhook too. */
    public TicketWatch(Visitor buyer, String orderId, InstantSource clock) {
        Visitor unseen = buyer.unobserved();
        this.readable =
                CompletableFuture.supplyAsync(
                        () -> firstReadable(unseen, orderId, clock),
                        task -> Thread.ofVirtual().start(task));
    }

    private static Instant firstReadable(Visitor buyer, String orderId, InstantSource clock) {
        Instant deadline = clock.instant().plus(AT_MOST);
        while (clock.instant().isBefore(deadline)) {
            Reply reply = buyer.send(Calls.ticketsOf(orderId));
            if (reply.status() == 200 && reply.json().path("items").size() > 0) {
                return clock.instant();
            }
            pause();
        }
        throw new CallFailed("No ticket of order " + orderId + " within " + AT_MOST);
    }

    /** Keeps the calls under the rate limit of one caller. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallFailed("interrupted", interrupted);
        }
    }

    /** The time from the webhook to the readable ticket; empty if the webhook's time is. */
    public Optional<Duration> since(Optional<Instant> webhook) {
        try {
            Instant at = readable.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            return webhook.map(from -> Duration.between(from, at));
        } catch (ExecutionException | TimeoutException failed) {
            throw new CallFailed(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallFailed("interrupted", interrupted);
        }
    }
}
