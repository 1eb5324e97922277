package dev.usher.event.listing;

import dev.usher.event.EventId;
import dev.usher.event.catalog.EventStatus;
import dev.usher.event.catalog.EventView;
import dev.usher.event.catalog.EventViews;
import dev.usher.platform.database.Timestamps;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists events by key instead of by offset, so that a page neither skips nor repeats an event while
 * events come and go.
 */
@Repository
class EventPages {

    private final JdbcClient jdbc;
    private final PublishedPositions published;
    private final EventViews events;

    EventPages(JdbcClient jdbc, PublishedPositions published, EventViews events) {
        this.jdbc = jdbc;
        this.published = published;
        this.events = events;
    }

    /**
     * Lists published events, the soonest first. A text search lists events with its words in the
     * title before all others.
     */
    @Transactional(readOnly = true)
    Page<EventView> published(EventSearch search, Instant now, int limit, @Nullable String cursor) {
        boolean grouped = search.words() != null;
        Cursor list =
                Cursor.of("events", search.words(), search.city(), search.from(), search.to());
        List<ListPosition> positions =
                published.next(
                        search,
                        Objects.requireNonNullElse(search.from(), now),
                        ListPosition.of(list, cursor, grouped),
                        limit + 1);
        Page<ListPosition> page =
                Page.of(positions, limit, position -> position.cursor(list, grouped));
        List<EventView> views =
                events.inOrder(ids(page), false).stream()
                        // Left out: an event that was cancelled since its position was read, and
                        // one
                        // that an operator has suspended. So a page may have fewer than the limit.
                        .filter(EventView::onSale)
                        .toList();
        return new Page<>(views, page.nextCursor());
    }

    /** Lists an organizer's own events, the newest first. */
    @Transactional(readOnly = true)
    Page<EventView> own(
            String organizerId,
            @Nullable EventStatus status,
            @Nullable String externalReference,
            int limit,
            @Nullable String cursor) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder sql =
                new StringBuilder(
                        "select created_at as at, id from event where organizer_id = :organizer");
        params.put("organizer", organizerId);
        if (status != null) {
            sql.append(" and status = :status");
            params.put("status", status.name());
        }
        if (externalReference != null) {
            sql.append(" and external_reference = :reference");
            params.put("reference", externalReference);
        }
        Cursor list = Cursor.of("own events", status, externalReference);
        ListPosition after = ListPosition.of(list, cursor, false);
        if (after != null) {
            sql.append(" and (created_at, id) < (:afterAt, :afterId)");
            params.put("afterAt", Timestamps.utc(after.at()));
            params.put("afterId", after.id());
        }
        sql.append(" order by created_at desc, id desc limit :rows");
        List<ListPosition> positions =
                jdbc.sql(sql.toString())
                        .params(params)
                        .param("rows", limit + 1)
                        .query((rs, _) ->
                                new ListPosition(
                                        rs.getTimestamp("at").toInstant(),
                                        rs.getObject("id", UUID.class)))
                        .list();
        Page<ListPosition> page =
                Page.of(positions, limit, position -> position.cursor(list, false));
        return new Page<>(events.inOrder(ids(page), true), page.nextCursor());
    }

    private static List<EventId> ids(Page<ListPosition> page) {
        return page.items().stream().map(position -> new EventId(position.id())).toList();
    }
}
