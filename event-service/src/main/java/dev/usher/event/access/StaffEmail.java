package dev.usher.event.access;

import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the email that identifies an entry. It is kept in lower case, so case does not matter. */
final class StaffEmail {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final int MAX_LENGTH = 254;

    private StaffEmail() {}

    static String read(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > MAX_LENGTH || !SHAPE.matcher(address).matches()) {
            throw ProblemException.invalid(
                    "/email",
                    "wrong_format",
                    "email must be an e-mail address, such as stan@example.com");
        }
        return address;
    }

    static String after(String cursor) {
        return Cursor.decode(cursor, 1, keys -> read(keys.getFirst()));
    }
}
