package dev.usher.ticket.issuance;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The person named on a ticket: the buyer, until the ticket is handed to another person. */
public record TicketHolder(@Nullable String name, @Nullable String email) {

    boolean has(@Nullable String verifiedEmail) {
        return verifiedEmail != null
                && email != null
                && email.toLowerCase(Locale.ROOT).equals(verifiedEmail.toLowerCase(Locale.ROOT));
    }
}
