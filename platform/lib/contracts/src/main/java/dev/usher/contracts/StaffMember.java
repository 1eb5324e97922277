package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gate-staff entry of an event. Until it is bound to an account, it matches by e-mail address.
 *
 * @param email the address, in messages of releases before 0.2 alone
 * @param emailHash the hash of the address under the address key
 */
public record StaffMember(
        UUID id,
        @Nullable String email,
        @Nullable String emailHash,
        @Nullable String accountId,
        @Nullable Instant boundAt) {

    public StaffMember {
        requireNonNull(id, "id");
        if (email == null) {
            requireNonNull(emailHash, "emailHash");
        }
    }
}
