package dev.usher.event.access;

import dev.usher.platform.web.security.EmailAddress;
import java.util.UUID;

/** The two names of an entry of gate staff: its id, and the address that it was added with. */
sealed interface StaffKey {

    /** The length of a UUID in its full form. */
    int UUID_LENGTH = 36;

    record Id(UUID id) implements StaffKey {}

    record Email(EmailAddress address) implements StaffKey {}

    /** Reads the name in a path. An id has no {@code @}, so it is never an address. */
    static StaffKey of(String name) {
        if (name.length() == UUID_LENGTH && name.indexOf('@') < 0) {
            try {
                UUID id = UUID.fromString(name);
                if (id.toString().equalsIgnoreCase(name)) {
                    return new Id(id);
                }
            } catch (IllegalArgumentException _) {
                // Refused below, because it is not an address either.
            }
        }
        return new Email(StaffForm.path(name));
    }
}
