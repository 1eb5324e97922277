package dev.usher.event.listing;

import static dev.usher.platform.database.Timestamps.utc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the public list after a position, before text search is applied.
 *
 * <p>Events that begin after {@code from} are one range of an index. Events that have begun but are
 * not over are looked up per length of event (see {@code length_class} in the schema): among events
 * of about the same length they are a short range of an index too. So events that are over cost
 * nothing, however many there are.
 *
 * @param from leaves out events that end before this time
 * @param after the last position of the page before; null for the first page
 */
record ListRange(EventSearch search, Instant from, @Nullable ListPosition after) {

    /**
     * The lower bound of {@code starts_at} is {@code from} minus the longest duration of each
     * length class, which {@code length_class} defines; the last class has none.
     */
    private static final String OF_EACH_LENGTH =
            """
            select e.at, e.id from generate_series(0, 13) as length (class)
            cross join lateral (
                select starts_at as at, id from event
                where status = 'PUBLISHED'
                    and length_class(starts_at, ends_at) = length.class
                    and starts_at > case when length.class < 13
                        then cast(:from as timestamptz) - interval '1 hour' * 4 ^ length.class
                        else '-infinity' end
                    and ends_at >= :from%s
                order by starts_at, id limit :most) e
            """;

    private static final String LATER =
            """
            (select starts_at as at, id from event
            where status = 'PUBLISHED' and starts_at >= :from%s
            order by starts_at, id limit :most)
            """;

    /**
     * A query for {@code at} and {@code id} of the first {@code :most} events, in order. The index
     * of cities has the length class in it, so with a city every event is found by its length;
     * without one, only those that have begun.
     */
    String inOrder() {
        String conditions = conditions();
        String events;
        if (search.city() != null) {
            events = OF_EACH_LENGTH.formatted(conditions);
        } else if (after != null && !after.at().isBefore(from)) {
            events = LATER.formatted(conditions);
        } else {
            events =
                    OF_EACH_LENGTH.formatted(" and starts_at < :from" + conditions)
                            + " union all "
                            + LATER.formatted(conditions);
        }
        return "select at, id from (" + events + ") listed order by at, id limit :most";
    }

    /** The conditions besides {@code :from}, each preceded by "and". */
    String conditions() {
        StringBuilder sql = new StringBuilder();
        if (search.to() != null) {
            sql.append(" and starts_at < :to");
        }
        if (search.city() != null) {
            sql.append(" and fold(location_city) = fold(:city)");
        }
        if (after != null) {
            sql.append(" and (starts_at, id) > (:afterAt, :afterId)");
        }
        return sql.toString();
    }

    /** The parameters of both, except {@code :most}. */
    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("from", utc(from));
        if (search.to() != null) {
            params.put("to", utc(search.to()));
        }
        if (search.city() != null) {
            params.put("city", search.city());
        }
        if (after != null) {
            params.put("afterAt", utc(after.at()));
            params.put("afterId", after.id());
        }
        return params;
    }
}
