package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sets up the stock of events for their organizers; {@link SeatMoves} moves the seats. A change
 * locks the rows of the event first, in the order of their ids.
 */
@Repository
class Allotments {

    /** A locked row, and whether any seat of it was ever held. */
    private record Row(Allotment allotment, boolean everHeld) {}

    private final JdbcClient jdbc;

    Allotments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EventId event, Map<TicketTypeId, Integer> capacities) {
        jdbc.sql(
                        """
                        insert into allotment (ticket_type_id, event_id, open, capacity)
                        select w.id, :event, false, w.capacity
                        from unnest(:ids::uuid[], :capacities::int[]) as w (id, capacity)
                        """)
                .param("event", event.value())
                .param("ids", ids(capacities.keySet()))
                .param("capacities", capacities.values().toArray(Integer[]::new))
                .update();
    }

    /** Opens or closes all ticket types of the event, by the terms of that version of it. */
    void setOpen(EventId event, boolean open, long terms) {
        jdbc.sql(
                        """
                        with locked as (
                            select ticket_type_id from allotment where event_id = :event
                            order by ticket_type_id for update
                        )
                        update allotment a set open = :open, terms = :terms
                        from locked l where a.ticket_type_id = l.ticket_type_id
                        """)
                .param("event", event.value())
                .param("open", open)
                .param("terms", terms)
                .update();
    }

    void lock(EventId event) {
        jdbc.sql(
                        """
                        select ticket_type_id from allotment where event_id = :event
                        order by ticket_type_id for update
                        """)
                .param("event", event.value())
                .query((_, _) -> true)
                .list();
    }

    ArrangementOutcome arrange(EventId event, Arrangement wanted) {
        Map<TicketTypeId, Row> rows = lockRows(event);
        List<Allotment> below =
                rows.values().stream()
                        .map(Row::allotment)
                        .filter(row -> {
                            Integer capacity = wanted.capacities().get(row.ticketType());
                            return capacity != null && row.held() + row.sold() > capacity;
                        })
                        .toList();
        if (!below.isEmpty()) {
            return new ArrangementOutcome.BelowSold(below);
        }
        Set<TicketTypeId> gone =
                rows.values().stream()
                        .filter(row -> !row.everHeld())
                        .map(row -> row.allotment().ticketType())
                        .filter(type -> !wanted.capacities().containsKey(type))
                        .collect(Collectors.toSet());
        delete(gone);
        Map<TicketTypeId, Integer> added = new HashMap<>(wanted.capacities());
        added.keySet().removeAll(rows.keySet());
        insert(event, added);
        settle(event, wanted);
        return new ArrangementOutcome.Arranged(gone);
    }

    boolean everHeld(EventId event) {
        return jdbc.sql(
                        """
                        select exists (select 1 from allotment
                            where event_id = :event and (ever_held or held + sold > 0))
                        """)
                .param("event", event.value())
                .query(Boolean.class)
                .single();
    }

    /** Deletes the event's rows; returns false, and keeps them, if any seat was ever held. */
    boolean remove(EventId event) {
        // The lock comes first: a hold under way has then committed, or will find no row.
        lock(event);
        if (everHeld(event)) {
            return false;
        }
        jdbc.sql("delete from allotment where event_id = :event")
                .param("event", event.value())
                .update();
        return true;
    }

    List<Allotment> of(EventId event) {
        return jdbc.sql(
                        """
                        select ticket_type_id, capacity, held, sold from allotment
                        where event_id = :event
                        """)
                .param("event", event.value())
                .query(Allotments::allotment)
                .list();
    }

    private Map<TicketTypeId, Row> lockRows(EventId event) {
        Map<TicketTypeId, Row> rows = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select ticket_type_id, capacity, held, sold, ever_held from allotment
                        where event_id = :event order by ticket_type_id for update
                        """)
                .param("event", event.value())
                .query(Allotments::row)
                .list()
                .forEach(row -> rows.put(row.allotment().ticketType(), row));
        return rows;
    }

    /** Updates rows that this transaction has locked or written. */
    private void settle(EventId event, Arrangement wanted) {
        jdbc.sql(
                        """
                        update allotment a
                        set capacity = coalesce(w.capacity, a.capacity),
                            open = :open and w.id is not null,
                            terms = :terms
                        from allotment o
                        left join unnest(:ids::uuid[], :capacities::int[]) as w (id, capacity)
                            on w.id = o.ticket_type_id
                        where a.ticket_type_id = o.ticket_type_id and a.event_id = :event
                        """)
                .param("event", event.value())
                .param("open", wanted.open())
                .param("terms", wanted.terms())
                .param("ids", ids(wanted.capacities().keySet()))
                .param("capacities", wanted.capacities().values().toArray(Integer[]::new))
                .update();
    }

    private void delete(Set<TicketTypeId> types) {
        if (!types.isEmpty()) {
            jdbc.sql("delete from allotment where ticket_type_id = any (:ids::uuid[])")
                    .param("ids", ids(types))
                    .update();
        }
    }

    private static UUID[] ids(Collection<TicketTypeId> types) {
        return types.stream().map(TicketTypeId::value).toArray(UUID[]::new);
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        Allotment allotment = allotment(rs, row);
        boolean occupied = allotment.held() + allotment.sold() > 0;
        return new Row(allotment, rs.getBoolean("ever_held") || occupied);
    }

    private static Allotment allotment(ResultSet rs, int row) throws SQLException {
        return new Allotment(
                new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                rs.getInt("capacity"),
                rs.getInt("held"),
                rs.getInt("sold"));
    }
}
