package dev.usher.validation.admission;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.form.ShownText;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of a scan. */
final class ScanForm {

    static final int MAX_GATE_LENGTH = 100;

    private ScanForm() {}

    /**
     * Reads a scan, or refuses the body with everything that is wrong with it.
     *
     * @param receivedAt also the time of the scan, if the body does not give one
     */
    static Scan read(JsonNode body, Instant receivedAt, String staff) {
        JsonForm form = JsonForm.of(body);
        form.require("scanId", "eventId");
        UUID scanId = form.uuid("scanId");
        UUID eventId = form.uuid("eventId");
        TicketProof proof = ProofForm.read(form);
        Direction direction = form.choice("direction", Direction.class);
        String gate = gate(form);
        Instant scannedAt = form.instant("scannedAt");
        form.finish();
        return new Scan(
                new ScanId(requireNonNull(scanId)),
                new EventId(requireNonNull(eventId)),
                requireNonNull(proof),
                requireNonNullElse(direction, Direction.ENTRY),
                gate,
                requireNonNullElse(scannedAt, receivedAt),
                receivedAt,
                staff);
    }

    private static @Nullable String gate(JsonForm form) {
        String gate = form.text("gate", Integer.MAX_VALUE);
        if (gate != null && (ShownText.isBlank(gate) || isLong(gate))) {
            form.reject(
                    "gate",
                    "length",
                    "gate must have 1 to " + MAX_GATE_LENGTH + " characters and must not be blank");
        }
        return gate;
    }

    private static boolean isLong(String gate) {
        return gate.codePointCount(0, gate.length()) > MAX_GATE_LENGTH;
    }
}
