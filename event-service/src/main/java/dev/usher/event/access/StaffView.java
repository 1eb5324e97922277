package dev.usher.event.access;

import dev.usher.event.catalog.StaffEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as the event's organizer sees it. */
record StaffView(String email, @Nullable Instant boundAt, Instant createdAt) {

    static StaffView of(StaffEntry entry) {
        return new StaffView(entry.email(), entry.boundAt(), entry.createdAt());
    }
}
