package dev.usher.payment.order;

import java.time.Instant;

/**
 * What the next session will be; written down before it is asked for.
 *
 * @param orderEnds until when the buyer may pay
 * @param sessionEnds when the provider would end the session by itself
 */
public record SessionPlan(int attempt, Instant orderEnds, Instant sessionEnds) {}
