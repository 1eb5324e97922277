package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the stock and the statements that decide about them. */
@Repository
class Allotments {

    /** Available becomes held. */
    static final String HOLD = take("held");

    /** Available becomes sold. */
    static final String SELL_AVAILABLE = take("sold");

    /** Held becomes sold. */
    static final String SELL_HELD = leaveHeld("w.quantity");

    /** Held becomes available. */
    static final String RELEASE = leaveHeld("0");

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
                .param(
                        "ids",
                        capacities.keySet().stream().map(TicketTypeId::value).toArray(UUID[]::new))
                .param("capacities", capacities.values().toArray(Integer[]::new))
                .update();
    }

    void setOpen(EventId event, boolean open) {
        jdbc.sql(
                        """
                        with locked as (
                            select ticket_type_id from allotment where event_id = :event
                            order by ticket_type_id for update
                        )
                        update allotment a set open = :open
                        from locked l where a.ticket_type_id = l.ticket_type_id
                        """)
                .param("event", event.value())
                .param("open", open)
                .update();
    }

    /** Runs {@link #HOLD} or {@link #SELL_AVAILABLE}. */
    StockOutcome take(String sql, Collection<Seats> seats) {
        record Row(UUID id, boolean open, int available, boolean taken) {}
        List<Row> rows =
                statement(sql, seats)
                        .query((rs, n) ->
                                new Row(
                                        rs.getObject("id", UUID.class),
                                        rs.getBoolean("open"),
                                        rs.getInt("available"),
                                        rs.getBoolean("taken")))
                        .list();
        if (!rows.isEmpty() && rows.getFirst().taken()) {
            return new StockOutcome.Taken();
        }
        if (rows.size() < seats.size() || !rows.stream().allMatch(Row::open)) {
            return new StockOutcome.NotOnSale();
        }
        Map<TicketTypeId, Integer> available = new HashMap<>();
        rows.forEach(row -> available.put(new TicketTypeId(row.id()), row.available()));
        return new StockOutcome.TooFew(available);
    }

    /** Runs {@link #SELL_HELD} or {@link #RELEASE}. */
    void leave(String sql, Collection<Seats> seats) {
        int moved = statement(sql, seats).update();
        if (moved != seats.size()) {
            throw new IllegalStateException(
                    "moved %d of %d allotments".formatted(moved, seats.size()));
        }
    }

    List<Allotment> of(EventId event) {
        return jdbc.sql(
                        """
                        select ticket_type_id, capacity, held, sold from allotment
                        where event_id = :event
                        """)
                .param("event", event.value())
                .query((rs, n) ->
                        new Allotment(
                                new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                                rs.getInt("capacity"),
                                rs.getInt("held"),
                                rs.getInt("sold")))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, Collection<Seats> seats) {
        return jdbc.sql(sql)
                .param("ids", seats.stream().map(s -> s.ticketType().value()).toArray(UUID[]::new))
                .param("quantities", seats.stream().map(Seats::quantity).toArray(Integer[]::new));
    }

    /**
     * Locks the rows in id order, and takes all that is wanted if each row is open and has enough;
     * says what each had left.
     */
    private static String take(String counter) {
        return """
        with wanted as (
            select * from unnest(:ids::uuid[], :quantities::int[]) as w (id, quantity)
        ), locked as (
            select a.ticket_type_id as id, a.open, a.capacity - a.held - a.sold as available
            from allotment a
            where a.ticket_type_id = any (:ids::uuid[])
            order by a.ticket_type_id
            for update
        ), decided as (
            select count(*) = cardinality(:ids::uuid[])
                and bool_and(l.open and w.quantity <= l.available) as taken
            from locked l join wanted w using (id)
        ), moved as (
            update allotment a set %1$s = a.%1$s + w.quantity
            from wanted w
            where a.ticket_type_id = w.id and (select taken from decided)
        )
        select l.id, l.open, l.available, d.taken from locked l cross join decided d
        """
                .formatted(counter);
    }

    /** Held seats leave their counter; the lock in id order is as above. */
    private static String leaveHeld(String sold) {
        return """
        with wanted as (
            select * from unnest(:ids::uuid[], :quantities::int[]) as w (id, quantity)
        ), locked as (
            select a.ticket_type_id as id from allotment a
            where a.ticket_type_id = any (:ids::uuid[])
            order by a.ticket_type_id
            for update
        )
        update allotment a set held = a.held - w.quantity, sold = a.sold + %s
        from wanted w join locked l using (id)
        where a.ticket_type_id = w.id
        """
                .formatted(sold);
    }
}
