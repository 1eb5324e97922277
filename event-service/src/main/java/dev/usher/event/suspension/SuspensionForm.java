package dev.usher.event.suspension;

import static java.util.Objects.requireNonNull;

import dev.usher.platform.web.form.JsonForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the reason of a suspension. */
final class SuspensionForm {

    static final int MAX_REASON = 1_000;

    private SuspensionForm() {}

    static String reason(@Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body);
        form.require("reason");
        String reason = form.words("reason", MAX_REASON);
        form.finish();
        return requireNonNull(reason);
    }
}
