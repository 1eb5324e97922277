package dev.usher.event.listing;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The position of an event in a list. A text search has two groups: the events with its words in
 * their title, and after them the others. Every other list is one group.
 */
record ListPosition(int group, Instant at, UUID id) {

    static final int TITLE = 0;
    static final int ELSEWHERE = 1;

    /** A position in a list of one group. */
    ListPosition(Instant at, UUID id) {
        this(TITLE, at, id);
    }

    /** Reads the columns {@code at} and {@code id}. */
    static ListPosition of(ResultSet rs, int group) throws SQLException {
        return new ListPosition(
                group, rs.getTimestamp("at").toInstant(), rs.getObject("id", UUID.class));
    }

    String cursor(Cursor list, boolean grouped) {
        return grouped ? list.encode(group, at, id) : list.encode(at, id);
    }

    /**
     * Reads the position that a cursor names; null if there is no cursor. Throws a 400 for the
     * cursor of another list.
     */
    static @Nullable ListPosition of(Cursor list, @Nullable String cursor, boolean grouped) {
        if (cursor == null) {
            return null;
        }
        ListPosition position =
                grouped
                        ? list.decode(
                                cursor,
                                3,
                                keys -> of(Integer.parseInt(keys.getFirst()), keys.subList(1, 3)))
                        : list.decode(cursor, 2, keys -> of(TITLE, keys));
        if (!JsonForm.keepable(position.at())
                || (position.group() != TITLE && position.group() != ELSEWHERE)) {
            throw new ProblemException(
                    CommonProblems.INVALID_CURSOR, "The cursor was not made by this list.");
        }
        return position;
    }

    private static ListPosition of(int group, List<String> keys) {
        return new ListPosition(group, Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }
}
