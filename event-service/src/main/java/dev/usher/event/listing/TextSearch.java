package dev.usher.event.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the events of a range that contain the words of a search.
 *
 * <p>It looks at the next thousand events of the range first, which fills a page when the words are
 * frequent. If they are rare, it reads the index of words instead, which finds all events that have
 * them.
 */
@Repository
class TextSearch {

    /** The number of events, in list order, that are examined before the index of words is used. */
    private static final int CANDIDATES = 1_000;

    /**
     * One condition per group of {@link ListPosition}. Excluded words are excluded from title and
     * description alike.
     */
    private static final List<String> MATCHES =
            List.of(
                    "words @@ cast(:query as tsquery)"
                            + " and ts_filter(words, '{a}') @@ cast(:query as tsquery)",
                    "words @@ cast(:query as tsquery)"
                            + " and not ts_filter(words, '{a}') @@ cast(:query as tsquery)");

    /**
     * Parses the words. The result is empty if none of them is a word, or if all of them are
     * excluded: a search with excluded words only would scan all events, and any caller could send
     * it.
     */
    private static final String QUERY =
            """
            select case when querytree(query) in ('', 'T') then '' else cast(query as text) end
            from search_query(:words) as query
            """;

    /**
     * A row of the first look.
     *
     * @param examined the number of events that were examined, the same in every row
     * @param hit a position that matches; null if none does
     */
    private record Candidate(long examined, @Nullable ListPosition hit) {}

    private final JdbcClient jdbc;

    TextSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds at most {@code most} positions: first the group of titles, then the other group. */
    List<ListPosition> next(ListRange range, String words, int most) {
        String query = jdbc.sql(QUERY).param("words", words).query(String.class).single();
        if (query.isEmpty()) {
            return List.of();
        }
        ListPosition after = range.after();
        List<ListPosition> found = new ArrayList<>();
        for (int group = after == null ? ListPosition.TITLE : after.group();
                group <= ListPosition.ELSEWHERE && found.size() < most;
                group++) {
            boolean begun = after != null && after.group() == group;
            ListRange rest = new ListRange(range.search(), range.from(), begun ? after : null);
            found.addAll(hits(rest, group, query, most - found.size()));
        }
        return found;
    }

    private List<ListPosition> hits(ListRange range, int group, String query, int most) {
        List<Candidate> near = near(range, group, query, most);
        List<ListPosition> hits =
                near.stream().map(Candidate::hit).filter(Objects::nonNull).toList();
        boolean complete = near.getFirst().examined() < CANDIDATES;
        return complete || hits.size() == most ? hits : all(range, group, query, most);
    }

    private List<Candidate> near(ListRange range, int group, String query, int most) {
        return jdbc.sql(
                        """
                        with candidate as materialized (%s)
                        select examined, at, id from (select count(*) as examined from candidate) c
                        left join (
                            select c.at, c.id from candidate c join event e on e.id = c.id
                            where %s order by c.at, c.id limit :hits
                        ) hit on true
                        order by at, id
                        """
                                .formatted(range.inOrder(), MATCHES.get(group)))
                .params(range.params())
                .param("most", CANDIDATES)
                .param("query", query)
                .param("hits", most)
                .query((rs, _) ->
                        new Candidate(
                                rs.getLong("examined"),
                                rs.getObject("id") == null ? null : ListPosition.of(rs, group)))
                .list();
    }

    private List<ListPosition> all(ListRange range, int group, String query, int most) {
        // Materialized, because otherwise the order makes the planner scan all events.
        return jdbc.sql(
                        """
                        with hit as materialized (
                            select starts_at as at, id from event
                            where status = 'PUBLISHED' and %s and ends_at >= :from%s
                        )
                        select at, id from hit order by at, id limit :most
                        """
                                .formatted(MATCHES.get(group), range.conditions()))
                .params(range.params())
                .param("query", query)
                .param("most", most)
                .query((rs, _) -> ListPosition.of(rs, group))
                .list();
    }
}
