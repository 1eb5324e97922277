package dev.usher.bench.journey.bare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events on sale as bytes that are ready to send, as old as event-service's at most. */
final class BareEventPages {

    private static final long LIFE_NANOS = Duration.ofMillis(250).toNanos();

    private static final String ALL =
            """
            select e.*, a.type_id, a.capacity from bare.event e join bare.allotment a
            on a.event_id = e.id order by e.starts_at, e.id limit 20
            """;

    private final Sql sql;
    private volatile @Nullable Pages ready;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pages(byte[] list, Map<UUID, byte[]> events, long untilNanos) {
        private boolean fresh() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    BareEventPages(Sql sql) {
        this.sql = sql;
    }

    byte[] list() {
        return pages().list();
    }

    byte @Nullable [] event(UUID id) {
        return pages().events().get(id);
    }

    private Pages pages() {
        Pages now = ready;
        return now != null && now.fresh() ? now : read();
    }

    private synchronized Pages read() {
        Pages other = ready;
        if (other != null && other.fresh()) {
            return other;
        }
        long until = System.nanoTime() + LIFE_NANOS;
        ObjectNode list = HttpMessage.JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        Map<UUID, byte[]> events = new LinkedHashMap<>();
        for (ObjectNode event : sql.rows(ALL, BareEventPages::event)) {
            items.add(event);
            events.put(HttpMessage.uuid(event, "/id"), HttpMessage.JSON.writeValueAsBytes(event));
        }
        Pages pages = new Pages(HttpMessage.JSON.writeValueAsBytes(list), events, until);
        ready = pages;
        return pages;
    }

    private static ObjectNode event(ResultSet row) throws SQLException {
        ObjectNode event =
                HttpMessage.JSON
                        .createObjectNode()
                        .put("id", row.getString("id"))
                        .put("status", "PUBLISHED")
                        .put("title", row.getString("title"))
                        .put("description", row.getString("description"))
                        .put("startsAt", time(row, "starts_at"))
                        .put("endsAt", time(row, "ends_at"))
                        .put("timeZone", "Europe/Amsterdam");
        event.putObject("location").put("name", "Hall").put("city", "Utrecht").put("country", "NL");
        ObjectNode type =
                event.putArray("ticketTypes")
                        .addObject()
                        .put("id", row.getString("type_id"))
                        .put("name", "Standing")
                        .put("capacity", row.getInt("capacity"))
                        .put("maxPerOrder", 6);
        type.putObject("price").put("amount", row.getInt("price")).put("currency", "EUR");
        return event;
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }
}
