package dev.usher.validation.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an event's staff list; without an account it matches by verified e-mail. */
record StaffEntry(UUID id, String email, @Nullable String accountId, @Nullable Instant boundAt) {

    boolean bound() {
        return accountId != null;
    }

    boolean boundTo(String account) {
        return account.equals(accountId);
    }

    boolean waitsFor(@Nullable String verifiedEmail) {
        return !bound() && email.equalsIgnoreCase(verifiedEmail);
    }
}
