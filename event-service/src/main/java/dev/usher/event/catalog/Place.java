package dev.usher.event.catalog;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in a list. A search has two groups, the events that have its words in their
 * title and after them the others; every other list is one group.
 */
record Place(int group, Instant at, UUID id) {

    static final int TITLE = 0;
    static final int ELSEWHERE = 1;

    /** Of a list with one group. */
    Place(Instant at, UUID id) {
        this(TITLE, at, id);
    }

    String cursor(boolean grouped) {
        return grouped ? Cursor.encode(group, at, id) : Cursor.encode(at, id);
    }

    /** Null without a cursor; a 400 for one of another list. */
    static @Nullable Place of(@Nullable String cursor, boolean grouped) {
        if (cursor == null) {
            return null;
        }
        Place place =
                grouped
                        ? Cursor.decode(
                                cursor,
                                3,
                                keys -> of(Integer.parseInt(keys.getFirst()), keys.subList(1, 3)))
                        : Cursor.decode(cursor, 2, keys -> of(TITLE, keys));
        if (!JsonForm.keepable(place.at())
                || (place.group() != TITLE && place.group() != ELSEWHERE)) {
            throw new ProblemException(
                    CommonProblems.INVALID_CURSOR, "The cursor was not made by this list.");
        }
        return place;
    }

    private static Place of(int group, List<String> keys) {
        return new Place(group, Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }
}
