package dev.usher.ticket.wallet;

import static java.util.Objects.requireNonNull;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.issuance.TicketHolder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the holder from the body of a change. */
final class HolderForm {

    private static final int MAX_NAME = 200;

    private HolderForm() {}

    static TicketHolder read(@Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body);
        form.require("holder");
        JsonForm holder = form.object("holder");
        String name = null;
        String email = null;
        if (holder != null) {
            holder.require("name", "email");
            name = holder.words("name", MAX_NAME);
            email = holder.words("email", EmailAddress.MAX_LENGTH);
            if (email != null && !EmailAddress.isWellFormed(email)) {
                holder.reject(
                        "email",
                        "wrong_format",
                        "email must be an e-mail address, such as zoe@example.com");
            }
        }
        form.finish();
        return new TicketHolder(requireNonNull(name), requireNonNull(email));
    }

    /** The body, for the document. */
    @Schema(name = "TicketChange", description = "A change of a ticket.")
    record Body(
            @Schema(
                            description = "The person to name on the ticket, as a whole.",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    NewHolder holder) {}

    /** The holder in the body. */
    @Schema(name = "NewTicketHolder", description = "The person to name on a ticket.")
    record NewHolder(
            @Schema(
                            description = "The name, which the gate shows.",
                            minLength = 1,
                            maxLength = MAX_NAME,
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String name,
            @Schema(
                            description =
                                    "The address with which the person signs in, verified; at most"
                                            + " 254 characters",
                            pattern = EmailAddress.PATTERN,
                            maxLength = EmailAddress.MAX_LENGTH,
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String email) {}
}
