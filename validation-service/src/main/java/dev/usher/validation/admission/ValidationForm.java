package dev.usher.validation.admission;

import static java.util.Objects.requireNonNull;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.validation.EventId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a validation.
 *
 * @param eventId null to validate at the ticket's own event
 */
record ValidationForm(TicketProof proof, @Nullable EventId eventId) {

    /** Reads a validation, or refuses the body with everything that is wrong with it. */
    static ValidationForm read(JsonNode body) {
        JsonForm form = JsonForm.of(body);
        TicketProof proof = ProofForm.read(form);
        UUID eventId = form.uuid("eventId");
        form.finish();
        return new ValidationForm(
                requireNonNull(proof), eventId == null ? null : new EventId(eventId));
    }
}
