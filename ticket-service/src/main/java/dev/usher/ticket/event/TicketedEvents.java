package dev.usher.ticket.event;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.ticket.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The copies of events, in the table {@code show}. The state with the highest sequence is kept. */
@Repository
public class TicketedEvents {

    private static final String INSERT =
            """
            insert into show (id, sequence, organizer_id, status, title, starts_at, ends_at,
                              time_zone, place_name, place_address, place_city, place_country)
            values (:id, :sequence, :organizer, :status, :title, :starts, :ends,
                    :zone, :name, :address, :city, :country)
            """;

    private static final String REPLACE_OLDER =
            """
            on conflict (id) do update set
                sequence = excluded.sequence, organizer_id = excluded.organizer_id,
                status = excluded.status, title = excluded.title,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                time_zone = excluded.time_zone, place_name = excluded.place_name,
                place_address = excluded.place_address, place_city = excluded.place_city,
                place_country = excluded.place_country
            where show.sequence < excluded.sequence
            """;

    private final JdbcClient jdbc;

    TicketedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the state unless a newer one is known. */
    void learn(TicketedEvent event) {
        write(event, REPLACE_OLDER);
    }

    /**
     * Returns the states that are known of the events that payments carry. An event of which
     * nothing is known yet is kept as the payment carries it.
     */
    public Map<EventId, TicketedEvent> learnFromPayments(Collection<TicketedEvent> paid) {
        Map<EventId, TicketedEvent> carried = new TreeMap<>(Comparator.comparing(EventId::value));
        paid.forEach(event -> carried.putIfAbsent(event.id(), event));
        Map<EventId, TicketedEvent> known = new HashMap<>(findAll(carried.keySet()));
        carried.keySet().removeAll(known.keySet());
        if (!carried.isEmpty()) {
            // In the order of their ids: two transactions that add the same events wait, never
            // both.
            carried.values().forEach(event -> write(event, "on conflict (id) do nothing"));
            known.putAll(findAll(carried.keySet()));
        }
        return known;
    }

    void forget(EventId id, long sequence) {
        jdbc.sql("delete from show where id = :id and sequence < :sequence")
                .param("id", id.value())
                .param("sequence", sequence)
                .update();
    }

    public Optional<TicketedEvent> find(EventId id) {
        return jdbc.sql("select * from show where id = :id")
                .param("id", id.value())
                .query(TicketedEvents::event)
                .optional();
    }

    /** Tells whether the account organizes a published event that has not ended. */
    public boolean hasUnfinished(String organizerId, Instant now) {
        return jdbc.sql(
                        """
                        select exists (select from show
                                        where organizer_id = :organizer and status = 'PUBLISHED'
                                          and ends_at > :now)
                        """)
                .param("organizer", organizerId)
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /** Finds the events that the account organizes. */
    public List<EventId> organizedBy(String accountId) {
        return jdbc.sql("select id from show where organizer_id = :organizer")
                .param("organizer", accountId)
                .query((row, _) -> new EventId(row.getObject("id", UUID.class)))
                .list();
    }

    public Map<EventId, TicketedEvent> findAll(Collection<EventId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from show where id = any(:ids)")
                .param("ids", ids.stream().map(EventId::value).toArray(UUID[]::new))
                .query(TicketedEvents::event)
                .list()
                .stream()
                .collect(Collectors.toMap(TicketedEvent::id, Function.identity()));
    }

    private void write(TicketedEvent event, String onConflict) {
        jdbc.sql(INSERT + onConflict)
                .param("id", event.id().value())
                .param("sequence", event.sequence())
                .param("organizer", event.organizerId())
                .param("status", event.status().name())
                .param("title", event.title())
                .param("starts", utc(event.startsAt()))
                .param("ends", utc(event.endsAt()))
                .param("zone", event.timeZone())
                .param("name", event.venue().name())
                .param("address", event.venue().address())
                .param("city", event.venue().city())
                .param("country", event.venue().country())
                .update();
    }

    private static TicketedEvent event(ResultSet row, int number) throws SQLException {
        return new TicketedEvent(
                new EventId(row.getObject("id", UUID.class)),
                row.getLong("sequence"),
                row.getString("organizer_id"),
                TicketedEvent.Status.valueOf(row.getString("status")),
                row.getString("title"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("time_zone"),
                new EventVenue(
                        row.getString("place_name"),
                        row.getString("place_address"),
                        row.getString("place_city"),
                        row.getString("place_country")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
