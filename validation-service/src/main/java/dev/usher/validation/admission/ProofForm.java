package dev.usher.validation.admission;

import dev.usher.platform.web.form.JsonForm;
import org.jspecify.annotations.Nullable;

/** Reads the members credential and code of a body, of which exactly one must be given. */
final class ProofForm {

    private ProofForm() {}

    static @Nullable TicketProof read(JsonForm form) {
        // Any text is accepted here, because a scanner may read any QR code: one that is not a
        // ticket is answered as MALFORMED.
        String credential = form.string("credential");
        String code = form.string("code");
        if (form.has("credential") == form.has("code")) {
            form.reject(
                    "credential",
                    form.has("credential") ? "exactly_one" : "required",
                    "credential (the QR code's text) or code (the typed code) must be given, but"
                            + " not both");
            return null;
        }
        if (credential != null) {
            return new TicketProof.Credential(credential);
        }
        return code == null ? null : new TicketProof.Code(code);
    }
}
