package dev.usher.contracts;

/**
 * Messages of payment-service about an order, on a compacted topic keyed by order id: one for each
 * change that its organizer can see. A listener must act on the state, because older messages of a
 * key may be missing after a day.
 */
public sealed interface OrderMessage extends StateMessage<OrderSnapshot> permits OrderChanged {}
