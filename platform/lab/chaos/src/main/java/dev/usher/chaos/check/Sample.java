package dev.usher.chaos.check;

import java.time.Instant;

/**
 * Something seen at one moment of a run.
 *
 * @param kind what was measured, such as {@code stock} or {@code outbox_age}
 * @param subject of what, such as a ticket type or a service
 */
public record Sample(Instant at, String kind, String subject, double value, String detail) {}
