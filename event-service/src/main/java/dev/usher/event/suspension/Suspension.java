package dev.usher.event.suspension;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of a suspension. It stays after the suspension was lifted.
 *
 * @param suspendedBy the account of the operator
 * @param liftedBy the account of the operator who lifted it; null while it is in force
 */
record Suspension(
        UUID id,
        Suspended suspended,
        String reason,
        String suspendedBy,
        Instant suspendedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {}
