package dev.usher.validation.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The roster's rows. The columns about admission in the same row belong to the admission feature.
 */
@Repository
class RosterEntries {

    private static final String SELECT =
            "SELECT id, event_id, version, status, code, key_id, ticket_type_name, holder_name"
                    + " FROM ticket WHERE ";

    private final JdbcClient database;

    RosterEntries(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the ticket if it is newer than what is known. A cancelled ticket never comes back. */
    boolean put(RosterEntry entry, long sequence) {
        return database.sql(
                                """
                                INSERT INTO ticket (id, sequence, event_id, version, status, code, key_id,
                                                    ticket_type_name, holder_name)
                                VALUES (:id, :sequence, :event, :version, :status, :code, :key, :type, :holder)
                                ON CONFLICT (id) DO UPDATE SET
                                    sequence = excluded.sequence, event_id = excluded.event_id,
                                    version = excluded.version, status = excluded.status,
                                    code = excluded.code, key_id = excluded.key_id,
                                    ticket_type_name = excluded.ticket_type_name,
                                    holder_name = excluded.holder_name
                                WHERE ticket.sequence < excluded.sequence
                                """)
                        .param("id", entry.ticketId())
                        .param("sequence", sequence)
                        .param("event", entry.eventId())
                        .param("version", entry.version())
                        .param("status", entry.status())
                        .param("code", entry.code())
                        .param("key", entry.keyId())
                        .param("type", entry.ticketTypeName())
                        .param("holder", entry.holderName())
                        .update()
                == 1;
    }

    void delete(UUID ticketId, long sequence) {
        database.sql("DELETE FROM ticket WHERE id = :id AND sequence < :sequence")
                .param("id", ticketId)
                .param("sequence", sequence)
                .update();
    }

    Optional<RosterEntry> find(UUID ticketId) {
        return database.sql(SELECT + "id = :id")
                .param("id", ticketId)
                .query(RosterEntries::entry)
                .optional();
    }

    Optional<RosterEntry> findByCode(String code) {
        return database.sql(SELECT + "code = :code LIMIT 1")
                .param("code", code)
                .query(RosterEntries::entry)
                .optional();
    }

    private static RosterEntry entry(ResultSet row, int number) throws SQLException {
        return new RosterEntry(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getInt("version"),
                row.getString("status"),
                row.getString("code"),
                row.getString("key_id"),
                row.getString("ticket_type_name"),
                row.getString("holder_name"));
    }
}
