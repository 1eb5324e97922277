package dev.usher.validation.access;

import dev.usher.validation.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads events together with their staff lists. */
@Repository
class EventsWithStaff {

    private final JdbcClient jdbc;
    private final GateStaff staff;

    EventsWithStaff(JdbcClient jdbc, GateStaff staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    /**
     * An event and its staff.
     *
     * @param sequence of the message from which both were learnt
     */
    record EventWithStaff(GateEvent event, long sequence, List<GateStaffEntry> staff) {

        EventWithStaff {
            staff = List.copyOf(staff);
        }
    }

    Optional<EventWithStaff> find(EventId event) {
        return jdbc.sql(
                        """
                        select event.*, staff.id as entry, staff.email, staff.email_hash,
                               staff.account_id, staff.bound_at
                          from event left join staff on staff.event_id = event.id
                         where event.id = :id
                        """)
                .param("id", event.value())
                .query(this::staffed);
    }

    private Optional<EventWithStaff> staffed(ResultSet rows) throws SQLException {
        GateEvent event = null;
        long sequence = 0;
        List<GateStaffEntry> entries = new ArrayList<>();
        while (rows.next()) {
            event = GateEvents.event(rows, 1);
            sequence = rows.getLong("sequence");
            UUID entry = rows.getObject("entry", UUID.class);
            if (entry != null) {
                entries.add(staff.entry(new StaffId(entry), rows));
            }
        }
        return event == null
                ? Optional.empty()
                : Optional.of(new EventWithStaff(event, sequence, entries));
    }

    /** Finds those of the events that are gone, or that a newer message than this has changed. */
    List<EventId> changed(Map<EventId, Long> known) {
        List<Map.Entry<EventId, Long>> entries = List.copyOf(known.entrySet());
        return jdbc.sql(
                        """
                        select k.id
                          from unnest(:ids::uuid[], :sequences::bigint[]) as k (id, sequence)
                          left join event on event.id = k.id
                         where event.sequence is distinct from k.sequence
                        """)
                .param("ids", entries.stream().map(e -> e.getKey().value()).toArray(UUID[]::new))
                .param("sequences", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .query((row, _) -> new EventId(row.getObject("id", UUID.class)))
                .list();
    }
}
