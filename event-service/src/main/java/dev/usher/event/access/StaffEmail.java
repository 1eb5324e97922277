package dev.usher.event.access;

import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** An email as it names an entry: compared without regard to case, so kept in lower case. */
final class StaffEmail {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final int MAX_LENGTH = 254;

    private StaffEmail() {}

    static String read(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > MAX_LENGTH || !SHAPE.matcher(address).matches()) {
            throw ProblemException.invalid(
                    "/email", "wrong_format", "email is an address, such as stan@example.com.");
        }
        return address;
    }

    static String after(String cursor) {
        return Cursor.decode(cursor, 1, keys -> read(keys.getFirst()));
    }
}
