package dev.usher.chaos.crowd;

import dev.usher.client.Reply;
import java.time.Instant;

/** An order as its buyer was told; the session is empty for one that costs nothing. */
record Order(
        String id,
        String reservation,
        String event,
        int quantity,
        String status,
        String session,
        String checkoutUrl,
        Instant expiresAt) {

    static Order of(Reply reply, int quantity) {
        String expires = reply.text("/expiresAt");
        return new Order(
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
