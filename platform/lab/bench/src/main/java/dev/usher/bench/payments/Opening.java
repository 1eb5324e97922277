package dev.usher.bench.payments;

import dev.usher.client.Reply;
import dev.usher.client.Visitor;

/**
 * The answer to a buyer's call to open an order.
 *
 * @param seconds from the moment at which all buyers began
 */
record Opening(Visitor buyer, String reservation, Reply reply, double seconds) {

    private static final int BUSY = 503;

    /** Tells whether the order has a session that can be paid. */
    boolean hasSession() {
        return reply.ok() && !session().isEmpty();
    }

    /** Tells whether the caller was asked to come again, and when. */
    boolean busy() {
        return reply.status() == BUSY
                && reply.text("/code").equals("payment_provider_busy")
                && reply.retryAfter().isPresent();
    }

    String order() {
        return reply.text("/id");
    }

    String session() {
        return reply.text("/payment/stripeCheckoutSessionId");
    }

    /** The answer in a few words, for a report. */
    String told() {
        return hasSession() ? "session" : "%d %s".formatted(reply.status(), reply.text("/code"));
    }
}
