package dev.usher.validation.access;

import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a scanning app, as far as a gate asks.
 *
 * @param isOrganizer whether the account has the role organizer at this moment; an organizer whose
 *     role was taken away has no right to their events' gates any more
 * @param emailHash the keyed hash of the email; null unless the issuer has verified it
 */
record Steward(String accountId, boolean isOrganizer, @Nullable String emailHash) {

    private static final String ORGANIZER = "organizer";

    static Steward of(Caller caller, AddressKey key) {
        EmailAddress email = EmailAddress.of(caller);
        return new Steward(
                caller.accountId(), caller.has(ORGANIZER), email == null ? null : key.hash(email));
    }

    boolean organizes(GateEvent event) {
        return isOrganizer && event.organizerId().equals(accountId);
    }

    /** Returns the account as the organizer of events, or null if it is not an organizer. */
    @Nullable String organizerId() {
        return isOrganizer ? accountId : null;
    }
}
