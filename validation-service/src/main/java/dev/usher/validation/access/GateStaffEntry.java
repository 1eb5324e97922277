package dev.usher.validation.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an event's staff list. As long as it is not bound to an account, it matches the
 * account whose verified email it names, by the keyed hash of the email.
 */
record GateStaffEntry(
        StaffId id, String emailHash, @Nullable String accountId, @Nullable Instant boundAt) {

    boolean isBoundTo(String account) {
        return account.equals(accountId);
    }

    /** Tells whether the entry is unbound and names the email with this hash. */
    boolean waitsFor(@Nullable String verifiedEmailHash) {
        return accountId == null && emailHash.equals(verifiedEmailHash);
    }
}
