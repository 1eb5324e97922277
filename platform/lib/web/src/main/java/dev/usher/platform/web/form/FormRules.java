package dev.usher.platform.web.form;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The limits that bodies and queries of all services share. */
final class FormRules {

    /** The longest name of an unknown member that an answer repeats. */
    private static final int MAX_NAME = 100;

    private static final int REPLACEMENT = 0xfffd;

    /**
     * The years 2000 to 8999: any time that people mean, far from the ends of {@code timestamptz}.
     */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    static final String TIME = "must be a time with its offset, such as 2027-01-20T19:00:00Z";

    private FormRules() {}

    static boolean isInRange(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    /**
     * Reads an RFC 3339 time with its offset.
     *
     * @throws java.time.DateTimeException if the text has another format
     */
    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /**
     * Reads a UUID in its full form of 36 characters; {@code UUID.fromString} takes shorter ones.
     */
    static @Nullable UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /**
     * Makes the name of a member or parameter that a caller has invented fit for an answer: a long
     * one is cut, and characters that cannot be shown are replaced.
     */
    static String named(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(MAX_NAME)
                .forEach(c -> shown.appendCodePoint(ShownText.isShown(c) ? c : REPLACEMENT));
        return shown.length() < name.length() ? shown + "…" : shown.toString();
    }

    /** Returns the JSON pointer of a member or parameter below another pointer. */
    static String pointer(String above, String name) {
        return above + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
