package dev.usher.validation.access;

import dev.usher.platform.web.security.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an event's staff list. As long as it is not bound to an account, it matches the
 * account whose verified email it names.
 */
record GateStaffEntry(
        StaffId id, EmailAddress email, @Nullable String accountId, @Nullable Instant boundAt) {

    boolean isBoundTo(String account) {
        return account.equals(accountId);
    }

    /** Tells whether the entry is unbound and names this email. */
    boolean waitsFor(@Nullable EmailAddress verifiedEmail) {
        return accountId == null && email.equals(verifiedEmail);
    }
}
