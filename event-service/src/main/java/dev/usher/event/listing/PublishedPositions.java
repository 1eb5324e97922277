package dev.usher.event.listing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the next positions of the public list. The cost depends on the size of the page, not on how
 * many events there are or were.
 */
@Repository
class PublishedPositions {

    private final JdbcClient jdbc;
    private final TextSearch text;

    PublishedPositions(JdbcClient jdbc, TextSearch text) {
        this.jdbc = jdbc;
        this.text = text;
    }

    /** Finds at most {@code most} positions after a position; null means from the beginning. */
    List<ListPosition> next(
            EventSearch search, Instant from, @Nullable ListPosition after, int most) {
        ListRange range = new ListRange(search, from, after);
        if (search.words() != null) {
            return text.next(range, search.words(), most);
        }
        return jdbc.sql(range.inOrder())
                .params(range.params())
                .param("most", most)
                .query((rs, _) -> ListPosition.of(rs, ListPosition.TITLE))
                .list();
    }
}
