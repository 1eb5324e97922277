package dev.usher.event.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who may work at the gate of an event.
 *
 * @param accountId the account of this person; null until the gate has bound it
 */
public record StaffEntry(
        UUID id,
        String email,
        @Nullable String accountId,
        @Nullable Instant boundAt,
        Instant createdAt) {}
