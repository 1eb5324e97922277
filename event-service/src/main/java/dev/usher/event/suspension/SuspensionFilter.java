package dev.usher.event.suspension;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The suspensions that a list has; null for any. */
record SuspensionFilter(
        @Nullable UUID eventId, @Nullable String accountId, @Nullable Boolean active) {}
