package dev.usher.payment.checkout;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderLine;
import dev.usher.payment.order.OrderedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request for a checkout session. Every repeat of one attempt must be equal. */
public record SessionRequest(
        OrderId orderId,
        UUID reservationId,
        int attempt,
        OrderedEvent event,
        List<OrderLine> lines,
        Money total,
        @Nullable String email,
        @Nullable String externalReference,
        String successUrl,
        String cancelUrl,
        Instant expiresAt) {

    /** The same request for a buyer whose address is not known. */
    public SessionRequest withoutEmail() {
        return new SessionRequest(
                orderId,
                reservationId,
                attempt,
                event,
                lines,
                total,
                null,
                externalReference,
                successUrl,
                cancelUrl,
                expiresAt);
    }
}
