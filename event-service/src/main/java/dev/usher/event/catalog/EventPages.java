package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.form.JsonForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private record Place(Instant at, UUID id) {}

    private final JdbcClient jdbc;
    private final Events events;

    EventPages(JdbcClient jdbc, Events events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Events on sale, the soonest first. */
    @Transactional(readOnly = true)
    Page<EventView> published(EventSearch search, int limit, @Nullable String cursor) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder sql =
                new StringBuilder(
                        """
                        select starts_at as at, id from event
                        where status = 'PUBLISHED' and ends_at >= :from
                        """);
        params.put("from", utc(search.from()));
        if (search.to() != null) {
            sql.append(" and starts_at < :to");
            params.put("to", utc(search.to()));
        }
        if (search.city() != null) {
            sql.append(" and lower(location_city) = lower(:city)");
            params.put("city", search.city());
        }
        if (search.words() != null) {
            sql.append(" and search @@ websearch_to_tsquery('simple', :words)");
            params.put("words", search.words());
        }
        if (cursor != null) {
            sql.append(" and (starts_at, id) > (:afterAt, :afterId)");
            after(cursor, params);
        }
        sql.append(" order by starts_at, id limit :rows");
        return page(sql.toString(), params, limit, false);
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
        if (cursor != null) {
            sql.append(" and (created_at, id) < (:afterAt, :afterId)");
            after(cursor, params);
        }
        sql.append(" order by created_at desc, id desc limit :rows");
        return page(sql.toString(), params, limit, true);
    }

    private Page<EventView> page(
            String sql, Map<String, Object> params, int limit, boolean forOwner) {
        List<Place> places =
                jdbc.sql(sql)
                        .params(params)
                        .param("rows", limit + 1)
                        .query((rs, n) ->
                                new Place(
                                        rs.getTimestamp("at").toInstant(),
                                        rs.getObject("id", UUID.class)))
                        .list();
        Page<Place> page = Page.of(places, limit, place -> Cursor.encode(place.at(), place.id()));
        Map<EventId, Event> found =
                events
                        .findByIdIn(page.items().stream().map(at -> new EventId(at.id())).toList())
                        .stream()
                        .collect(Collectors.toMap(Event::id, Function.identity()));
        List<EventView> views =
                page.items().stream()
                        .map(place -> found.get(new EventId(place.id())))
                        .filter(event -> event != null)
                        .map(event -> EventView.of(event, forOwner))
                        .toList();
        return new Page<>(views, page.nextCursor());
    }

    private static void after(String cursor, Map<String, Object> params) {
        Place place =
                Cursor.decode(
                        cursor,
                        2,
                        keys ->
                                new Place(
                                        Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
        if (!JsonForm.keepable(place.at())) {
            throw new ProblemException(
                    CommonProblems.INVALID_CURSOR, "The cursor was not made by this list.");
        }
        params.put("afterAt", utc(place.at()));
        params.put("afterId", place.id());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
