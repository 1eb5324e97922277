package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gate-staff entry of an event. Until it is bound to an account, it matches by e-mail address.
 */
public record StaffMember(
        UUID id, String email, @Nullable String accountId, @Nullable Instant boundAt) {

    public StaffMember {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
    }
}
