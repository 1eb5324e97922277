package dev.usher.event.access;

import dev.usher.event.catalog.StaffEntry;
import dev.usher.platform.web.security.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as the event's organizer sees it. */
@Schema(name = "StaffMember", description = "Somebody who may scan tickets of an event.")
record StaffView(
        @Schema(description = "The id of the entry, a UUID of version 7") UUID id,
        @Schema(
                        description = "The address as the organizer gave it",
                        pattern = EmailAddress.PATTERN,
                        maxLength = EmailAddress.MAX_LENGTH)
                String email,
        @Schema(
                        description =
                                "When an account with this address first came to a gate, in UTC;"
                                        + " null until then. From then on only this account counts")
                @Nullable Instant boundAt,
        @Schema(description = "When the entry was added, in UTC") Instant createdAt) {

    static StaffView of(StaffEntry entry) {
        return new StaffView(entry.id(), entry.email(), entry.boundAt(), entry.createdAt());
    }
}
