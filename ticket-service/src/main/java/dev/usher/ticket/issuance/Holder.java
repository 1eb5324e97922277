package dev.usher.ticket.issuance;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may use a ticket; the buyer until somebody else is named. */
public record Holder(@Nullable String name, @Nullable String email) {

    boolean has(@Nullable String verifiedEmail) {
        return verifiedEmail != null
                && email != null
                && email.toLowerCase(Locale.ROOT).equals(verifiedEmail.toLowerCase(Locale.ROOT));
    }
}
