package dev.usher.ticket.issuance;

import dev.usher.platform.web.security.EmailAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The person named on a ticket: the buyer, until the ticket is handed to another person.
 *
 * @param alone whether only the holder may have the code, and no longer the buyer
 * @param named whether the buyer has named this person; otherwise it is the buyer
 */
public record TicketHolder(
        @Nullable String name, @Nullable String email, boolean alone, boolean named) {

    /** The holder of a ticket whose buyer was erased. */
    static final TicketHolder NOBODY = new TicketHolder(null, null);

    public TicketHolder(@Nullable String name, @Nullable String email) {
        this(name, email, false, false);
    }

    boolean has(@Nullable EmailAddress verifiedEmail) {
        return verifiedEmail != null && verifiedEmail.isNamedBy(email);
    }

    boolean isSamePerson(TicketHolder other) {
        return Objects.equals(name, other.name) && Objects.equals(email, other.email);
    }

    TicketHolder holdingAlone() {
        return new TicketHolder(name, email, true, named);
    }
}
