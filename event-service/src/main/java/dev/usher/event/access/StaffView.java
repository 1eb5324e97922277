package dev.usher.event.access;

import dev.usher.event.catalog.StaffEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as the event's organizer sees it. */
record StaffView(UUID id, String email, @Nullable Instant boundAt, Instant createdAt) {

    static StaffView of(StaffEntry entry) {
        return new StaffView(entry.id(), entry.email(), entry.boundAt(), entry.createdAt());
    }
}
