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
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one list with its filters. Each is opaque text for the position at which a page
 * ended: one character for the version of this format, the mark of the list, and the sort keys of
 * the page's last row.
 */
public final class Cursor {

    private static final char VERSION = '2';
    private static final int MAX_LENGTH = 1_000;

    /** The unit separator, which must not occur in a key. */
    private static final char SEPARATOR = '\u001f';

    private final String mark;

    private Cursor(String mark) {
        this.mark = mark;
    }

    /**
     * Returns the cursors of a list that is read with the given filters.
     *
     * @param list a name that no other list of the service has
     * @param filters the values of all filters in a fixed order, null for one that is not given
     */
    public static Cursor of(String list, @Nullable Object... filters) {
        CRC32 sum = new CRC32();
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        for (Object filter : filters) {
            sum.update(filter == null ? 0 : 1);
            sum.update(String.valueOf(filter).getBytes(StandardCharsets.UTF_8));
        }
        return new Cursor(Long.toHexString(sum.getValue()));
    }

    /** Returns the cursor of the given keys. */
    public String encode(Object... parts) {
        StringBuilder text = new StringBuilder().append(VERSION).append(SEPARATOR).append(mark);
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
     * malformed, is of another list or other filters, or has another number of keys.
     */
    public List<String> decode(String cursor, int parts) {
        if (cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        List<String> keys = split(text(cursor));
        if (keys.size() != parts + 2
                || !keys.get(0).equals(String.valueOf(VERSION))
                || !keys.get(1).equals(mark)) {
            throw invalid();
        }
        return List.copyOf(keys.subList(2, keys.size()));
    }

    /** Parses the keys into a type of the list; refuses with 400 if that fails. */
    public <T> T decode(String cursor, int parts, Function<List<String>, T> parse) {
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
                CommonProblems.INVALID_CURSOR,
                "The cursor was not made by this list with these filters.");
    }
}
