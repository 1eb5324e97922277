package dev.usher.ticket.issuance;

import dev.usher.platform.web.security.EmailAddress;
import org.jspecify.annotations.Nullable;

/** The person named on a ticket: the buyer, until the ticket is handed to another person. */
public record TicketHolder(@Nullable String name, @Nullable String email) {

    boolean has(@Nullable EmailAddress verifiedEmail) {
        return verifiedEmail != null && verifiedEmail.isNamedBy(email);
    }
}
