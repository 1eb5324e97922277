package dev.usher.event.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the next events of a public list, at a price that depends on the page and not on how many
 * events there are or were.
 *
 * <p>What begins later is one range of an index. What has begun and is not over is looked for among
 * the events of each length (see {@code length_class}), where it is one short range as well, so
 * events that are over are passed by.
 *
 * <p>Words are first looked for in the next thousand events, which fills a page when they are
 * frequent; when they are rare, the index of words finds all that have them.
 */
@Repository
class PublishedPlaces {

    /** How many events in a row are looked at for words before the index of words is. */
    private static final int CANDIDATES = 1_000;

    /** By group of {@link Place}. A word that must not occur may not anywhere. */
    private static final List<String> MATCHES =
            List.of(
                    "words @@ cast(:query as tsquery)"
                            + " and ts_filter(words, '{a}') @@ cast(:query as tsquery)",
                    "words @@ cast(:query as tsquery)"
                            + " and not ts_filter(words, '{a}') @@ cast(:query as tsquery)");

    /**
     * Empty when nothing in it is a word, and when it only says what shall not be found: no index
     * answers that, and everybody may ask.
     */
    private static final String QUERY =
            """
            select case when querytree(query) in ('', 'T') then '' else cast(query as text) end
            from search_query(:words) as query
            """;

    private record Candidate(long looked, @Nullable Place place) {}

    private final JdbcClient jdbc;

    PublishedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first so many of what is left of the list behind that place. */
    List<Place> next(EventSearch search, Instant from, @Nullable Place after, int most) {
        String words = search.words();
        if (words == null) {
            return inOrder(new Stretch(search, from, after), most);
        }
        String query = jdbc.sql(QUERY).param("words", words).query(String.class).single();
        if (query.isEmpty()) {
            return List.of();
        }
        List<Place> found = new ArrayList<>();
        for (int group = after == null ? Place.TITLE : after.group();
                group <= Place.ELSEWHERE && found.size() < most;
                group++) {
            boolean begun = after != null && after.group() == group;
            Stretch rest = new Stretch(search, from, begun ? after : null);
            found.addAll(hits(rest, group, query, most - found.size()));
        }
        return found;
    }

    private List<Place> inOrder(Stretch stretch, int most) {
        return jdbc.sql(stretch.inOrder())
                .params(stretch.params())
                .param("most", most)
                .query((rs, _) -> place(rs, Place.TITLE))
                .list();
    }

    private List<Place> hits(Stretch stretch, int group, String query, int most) {
        List<Candidate> near = near(stretch, group, query, most);
        List<Place> hits = near.stream().map(Candidate::place).filter(Objects::nonNull).toList();
        boolean complete = near.getFirst().looked() < CANDIDATES;
        return complete || hits.size() == most ? hits : all(stretch, group, query, most);
    }

    private List<Candidate> near(Stretch stretch, int group, String query, int most) {
        return jdbc.sql(
                        """
                        with candidate as materialized (%s)
                        select looked, at, id from (select count(*) as looked from candidate) c
                        left join (
                            select c.at, c.id from candidate c join event e on e.id = c.id
                            where %s order by c.at, c.id limit :hits
                        ) hit on true
                        order by at, id
                        """
                                .formatted(stretch.inOrder(), MATCHES.get(group)))
                .params(stretch.params())
                .param("most", CANDIDATES)
                .param("query", query)
                .param("hits", most)
                .query((rs, _) ->
                        new Candidate(
                                rs.getLong("looked"),
                                rs.getObject("id") == null ? null : place(rs, group)))
                .list();
    }

    private List<Place> all(Stretch stretch, int group, String query, int most) {
        // Materialized, or else the order would tempt the planner to look through all events.
        return jdbc.sql(
                        """
                        with hit as materialized (
                            select starts_at as at, id from event
                            where status = 'PUBLISHED' and %s and ends_at >= :from%s
                        )
                        select at, id from hit order by at, id limit :most
                        """
                                .formatted(MATCHES.get(group), stretch.conditions()))
                .params(stretch.params())
                .param("query", query)
                .param("most", most)
                .query((rs, _) -> place(rs, group))
                .list();
    }

    private static Place place(ResultSet rs, int group) throws SQLException {
        return new Place(group, rs.getTimestamp("at").toInstant(), rs.getObject("id", UUID.class));
    }

    /** What is left of a list, but for its words. */
    private record Stretch(EventSearch search, Instant from, @Nullable Place after) {

        /** The bound is what {@code length_class} says of each class; the last has none. */
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

        /** In a city each length has all of its events; elsewhere only those that have begun. */
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

        private static OffsetDateTime utc(Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
    }
}
