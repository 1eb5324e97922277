package dev.usher.chaos.crowd;

import dev.usher.client.Reply;
import java.time.Instant;

/** An order as its buyer knows it; the session of a free order is empty. */
record OpenedOrder(
        String id,
        String reservation,
        String event,
        int quantity,
        String status,
        String session,
        String checkoutUrl,
        Instant expiresAt) {

    static OpenedOrder of(Reply reply, int quantity) {
        String expires = reply.text("/expiresAt");
        return new OpenedOrder(
                reply.text("/id"),
                reply.text("/reservationId"),
                reply.text("/eventId"),
                quantity,
                reply.text("/status"),
                reply.text("/payment/stripeCheckoutSessionId"),
                reply.text("/checkoutUrl"),
                expires.isEmpty() ? Instant.MAX : Instant.parse(expires));
    }
}
