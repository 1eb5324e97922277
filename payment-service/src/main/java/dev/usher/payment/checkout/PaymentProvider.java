package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderId;
import java.time.Instant;

/**
 * Takes the money. Implementations keep the provider's limits, answer within their own time limit
 * and never throw for what the provider does; no transaction may be open while they are called.
 */
public interface PaymentProvider {

    /** The same request has the same effect once, however often it is made. */
    SessionOpening openSession(SessionRequest request);

    /** How the session stands. */
    SessionReport session(OrderId order, String sessionId);

    /** Ends the session so that nobody can pay it, and says how it stands afterwards. */
    SessionReport expireSession(OrderId order, String sessionId);

    /** Looks for a session of this order whose opening was never answered. */
    SessionSearch findSession(OrderId order, Instant openedSince);
}
