package dev.usher.validation.admission;

import dev.usher.platform.web.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two members of a request that say what was held up; exactly one of them is given. */
record Presentation(@Nullable String credential, @Nullable String code) {

    @Nullable Presented checked(List<Violation> violations) {
        if (credential != null && code == null) {
            return new Presented.Credential(credential);
        }
        if (code != null && credential == null) {
            return new Presented.Code(code);
        }
        violations.add(
                new Violation(
                        "/credential",
                        credential == null ? "required" : "exactly_one",
                        "Give either credential (the QR code's text) or code (the typed code)."));
        return null;
    }
}
