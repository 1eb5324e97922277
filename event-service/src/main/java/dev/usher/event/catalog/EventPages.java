package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.paging.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of events by key, so that a page neither skips nor repeats while events come and go. */
@Repository
class EventPages {

    private final JdbcClient jdbc;
    private final PublishedPlaces published;
    private final Events events;

    EventPages(JdbcClient jdbc, PublishedPlaces published, Events events) {
        this.jdbc = jdbc;
        this.published = published;
        this.events = events;
    }

    /** Events on sale, the soonest first; what has the words in its title before what has not. */
    @Transactional(readOnly = true)
    Page<EventView> published(EventSearch search, Instant now, int limit, @Nullable String cursor) {
        boolean grouped = search.words() != null;
        List<Place> places =
                published.next(
                        search,
                        Objects.requireNonNullElse(search.from(), now),
                        Place.of(cursor, grouped),
                        limit + 1);
        Page<Place> page = Page.of(places, limit, place -> place.cursor(grouped));
        List<EventView> views =
                found(page).stream()
                        // One that was taken off sale since its place was read is left out.
                        .filter(event -> event.status() == EventStatus.PUBLISHED)
                        .map(event -> EventView.of(event, false))
                        .toList();
        return new Page<>(views, page.nextCursor());
    }

    /** An organizer's own events, the newest first. */
    @Transactional(readOnly = true)
    Page<EventView> own(
            String organizerId, @Nullable EventStatus status, int limit, @Nullable String cursor) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder sql =
                new StringBuilder(
                        "select created_at as at, id from event where organizer_id = :organizer");
        params.put("organizer", organizerId);
        if (status != null) {
            sql.append(" and status = :status");
            params.put("status", status.name());
        }
        Place after = Place.of(cursor, false);
        if (after != null) {
            sql.append(" and (created_at, id) < (:afterAt, :afterId)");
            params.put("afterAt", after.at().atOffset(ZoneOffset.UTC));
            params.put("afterId", after.id());
        }
        sql.append(" order by created_at desc, id desc limit :rows");
        List<Place> places =
                jdbc.sql(sql.toString())
                        .params(params)
                        .param("rows", limit + 1)
                        .query((rs, _) ->
                                new Place(
                                        rs.getTimestamp("at").toInstant(),
                                        rs.getObject("id", UUID.class)))
                        .list();
        Page<Place> page = Page.of(places, limit, place -> place.cursor(false));
        List<EventView> views =
                found(page).stream().map(event -> EventView.of(event, true)).toList();
        return new Page<>(views, page.nextCursor());
    }

    /** The events of a page that are still there, in its order. */
    private List<Event> found(Page<Place> page) {
        Map<EventId, Event> found =
                events
                        .findByIdIn(page.items().stream().map(at -> new EventId(at.id())).toList())
                        .stream()
                        .collect(Collectors.toMap(Event::id, Function.identity()));
        return page.items().stream()
                .map(place -> found.get(new EventId(place.id())))
                .filter(Objects::nonNull)
                .toList();
    }
}
