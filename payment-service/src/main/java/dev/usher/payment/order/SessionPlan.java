package dev.usher.payment.order;

import java.time.Instant;

/**
 * The terms of the next session, stored before the provider is asked for it.
 *
 * @param orderEnds until when the buyer may pay
 * @param sessionEnds when the provider ends the session by itself
 */
public record SessionPlan(int attempt, Instant orderEnds, Instant sessionEnds) {}
