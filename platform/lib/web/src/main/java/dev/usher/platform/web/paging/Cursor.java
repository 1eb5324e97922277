package dev.usher.platform.web.paging;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Opaque text for the position at which a page ended: the sort keys of its last row, after one
 * character for the version of this format.
 */
public final class Cursor {

    private static final char VERSION = '1';
    private static final int MAX_LENGTH = 1_000;

    /** The unit separator, which must not occur in a key. */
    private static final char SEPARATOR = '\u001f';

    private Cursor() {}

    /** Returns the cursor of the given keys. */
    public static String encode(Object... parts) {
        StringBuilder text = new StringBuilder().append(VERSION);
        for (Object part : parts) {
            String key = String.valueOf(part);
            if (key.indexOf(SEPARATOR) >= 0) {
                throw new IllegalArgumentException(
                        "a key of a cursor must not contain the unit separator");
            }
            text.append(SEPARATOR).append(key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the keys of a cursor; refuses with 400 {@code invalid_cursor} if the cursor is
     * malformed or has another number of keys.
     */
    public static List<String> decode(String cursor, int parts) {
        if (cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        List<String> keys = split(text(cursor));
        if (keys.size() != parts + 1 || !keys.getFirst().equals(String.valueOf(VERSION))) {
            throw invalid();
        }
        return List.copyOf(keys.subList(1, keys.size()));
    }

    /** Parses the keys into a type of the list; refuses with 400 if that fails. */
    public static <T> T decode(String cursor, int parts, Function<List<String>, T> parse) {
        List<String> keys = decode(cursor, parts);
        try {
            return parse.apply(keys);
        } catch (RuntimeException _) {
            throw invalid();
        }
    }

    private static String text(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw invalid();
        }
    }

    private static List<String> split(String text) {
        List<String> keys = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, from)) {
            keys.add(text.substring(from, at));
            from = at + 1;
        }
        keys.add(text.substring(from));
        return keys;
    }

    private static ProblemException invalid() {
        return new ProblemException(
                CommonProblems.INVALID_CURSOR, "The cursor was not made by this list.");
    }
}
