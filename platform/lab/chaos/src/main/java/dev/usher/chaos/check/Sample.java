package dev.usher.chaos.check;

import java.time.Instant;

/**
 * A value that was observed at one moment of a run.
 *
 * @param kind the kind of value, such as {@code stock} or {@code outbox_age}
 * @param subject the observed thing, such as a ticket type or a service
 */
public record Sample(Instant at, String kind, String subject, double value, String detail) {}
