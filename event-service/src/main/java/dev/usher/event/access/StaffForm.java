package dev.usher.event.access;

import static java.util.Objects.requireNonNull;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.EmailAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the address of gate staff from a path, a body or a cursor. */
final class StaffForm {

    private static final String TEXT = "email must be an e-mail address, such as stan@example.com";

    private StaffForm() {}

    static EmailAddress path(String email) {
        if (!EmailAddress.isWellFormed(email)) {
            throw ProblemException.invalid("/email", "wrong_format", TEXT);
        }
        return new EmailAddress(email);
    }

    static EmailAddress body(@Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body);
        form.require("email");
        String email = form.words("email", EmailAddress.MAX_LENGTH);
        if (email != null && !EmailAddress.isWellFormed(email)) {
            form.reject("email", "wrong_format", TEXT);
        }
        form.finish();
        return new EmailAddress(requireNonNull(email));
    }

    /** Reads the address after which a page begins. It may be older than the rules above. */
    static EmailAddress after(Cursor list, String cursor) {
        return list.decode(cursor, 1, keys -> new EmailAddress(keys.getFirst()));
    }
}
