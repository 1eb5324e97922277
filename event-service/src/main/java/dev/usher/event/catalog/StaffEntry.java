package dev.usher.event.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody named to work at the gate of an event; with an account once it was matched. */
public record StaffEntry(
        UUID id,
        String email,
        @Nullable String accountId,
        @Nullable Instant boundAt,
        Instant createdAt) {}
