package dev.usher.platform.web.form;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The limits that bodies and queries of all services share. */
final class FormRules {

    /** Limits the answer to a body of a thousand mistakes: the rest is left out. */
    static final int MAX_VIOLATIONS = 50;

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

    /** PostgreSQL stores no NUL, and half a surrogate pair is not a character. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
