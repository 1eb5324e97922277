package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderId;
import java.time.Instant;

/**
 * Collects payments through sessions. Implementations keep the provider's limits, answer within
 * their own time limit and never throw because of the provider. They must not be called inside a
 * transaction.
 */
public interface PaymentProvider {

    /** Opens a session. Repeating an equal request opens no second one. */
    SessionOpening openSession(SessionRequest request);

    /** Reads the state of a session. */
    SessionReport session(OrderId order, String sessionId);

    /** Ends a session so that it can't be paid any more, and reports its state afterwards. */
    SessionReport expireSession(OrderId order, String sessionId);

    /** Searches for a session of this order whose opening was never answered. */
    SessionSearch findSession(OrderId order, Instant openedSince);
}
