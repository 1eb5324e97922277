package dev.usher.ticket.show;

import dev.usher.ticket.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events this service has learnt of. The highest sequence wins, whatever comes in between. */
@Repository
public class Shows {

    private static final String INSERT =
            """
            INSERT INTO show (id, sequence, organizer_id, status, title, starts_at, ends_at,
                              time_zone, place_name, place_address, place_city, place_country)
            VALUES (:id, :sequence, :organizer, :status, :title, :starts, :ends,
                    :zone, :name, :address, :city, :country)
            """;

    private final JdbcClient database;

    Shows(JdbcClient database) {
        this.database = database;
    }

    /** Takes a state in unless a newer one is known. */
    void learn(Show show) {
        write(
                show,
                """
                ON CONFLICT (id) DO UPDATE SET
                    sequence = excluded.sequence, organizer_id = excluded.organizer_id,
                    status = excluded.status, title = excluded.title,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                    time_zone = excluded.time_zone, place_name = excluded.place_name,
                    place_address = excluded.place_address, place_city = excluded.place_city,
                    place_country = excluded.place_country
                WHERE show.sequence < excluded.sequence
                """);
    }

    /** Takes what a payment says about its event, unless the event itself is known. */
    public void assume(Show show) {
        write(show, "ON CONFLICT (id) DO NOTHING");
    }

    /** A deleted event never had sales; should it have tickets nevertheless, they keep its copy. */
    void forget(EventId id, long sequence) {
        database.sql(
                        """
                        DELETE FROM show
                        WHERE id = :id AND sequence < :sequence
                          AND NOT EXISTS (SELECT FROM ticket WHERE event_id = :id)
                        """)
                .param("id", id.value())
                .param("sequence", sequence)
                .update();
    }

    public Optional<Show> find(EventId id) {
        return database.sql("SELECT * FROM show WHERE id = :id")
                .param("id", id.value())
                .query(Shows::show)
                .optional();
    }

    public Map<EventId, Show> findAll(Collection<EventId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("SELECT * FROM show WHERE id IN (:ids)")
                .param("ids", ids.stream().map(EventId::value).toList())
                .query(Shows::show)
                .list()
                .stream()
                .collect(Collectors.toMap(Show::id, Function.identity()));
    }

    private void write(Show show, String onConflict) {
        database.sql(INSERT + onConflict)
                .param("id", show.id().value())
                .param("sequence", show.sequence())
                .param("organizer", show.organizerId())
                .param("status", show.status())
                .param("title", show.title())
                .param("starts", show.startsAt().atOffset(ZoneOffset.UTC))
                .param("ends", show.endsAt().atOffset(ZoneOffset.UTC))
                .param("zone", show.timeZone())
                .param("name", show.location().name())
                .param("address", show.location().address())
                .param("city", show.location().city())
                .param("country", show.location().country())
                .update();
    }

    private static Show show(ResultSet row, int number) throws SQLException {
        return new Show(
                new EventId(row.getObject("id", UUID.class)),
                row.getLong("sequence"),
                row.getString("organizer_id"),
                row.getString("status"),
                row.getString("title"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("time_zone"),
                new Place(
                        row.getString("place_name"),
                        row.getString("place_address"),
                        row.getString("place_city"),
                        row.getString("place_country")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
