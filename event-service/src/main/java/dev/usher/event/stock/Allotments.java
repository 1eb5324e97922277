package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of the stock and the statements that decide about them.
 *
 * <p>A statement never locks and moves the same rows at once: after waiting for a lock it would
 * still compute its update from the row as it was before, and the constraint would refuse a state
 * that nobody asked for.
 */
@Repository
class Allotments {

    /** What seats are counted as once taken. */
    enum Counter {
        HELD,
        SOLD
    }

    private record Row(TicketTypeId ticketType, boolean open, int available) {}

    private static final String READ =
            """
            select ticket_type_id, open, capacity - held - sold as available
            from allotment where ticket_type_id = any (:ids::uuid[])
            """;

    private static final String LOCK = READ + " order by ticket_type_id for update";

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

    void setTerms(EventId event, long version) {
        jdbc.sql(
                        """
                        with locked as (
                            select ticket_type_id from allotment where event_id = :event
                            order by ticket_type_id for update
                        )
                        update allotment a set terms = :version
                        from locked l where a.ticket_type_id = l.ticket_type_id
                        """)
                .param("event", event.value())
                .param("version", version)
                .update();
    }

    /** Whether anything of the event was held at any time. */
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

    /**
     * Takes all or nothing. One type is one conditional update. Several are locked in id order and
     * moved then, but only if a look without a lock finds enough, so that a crowd before a sold-out
     * event waits for nobody.
     */
    StockOutcome take(Collection<Seats> seats, Counter counter) {
        if (seats.size() == 1 && takeOne(seats.iterator().next(), counter)) {
            return new StockOutcome.Taken();
        }
        StockOutcome looked = decide(seats, statement(READ, seats));
        if (!(looked instanceof StockOutcome.Taken)) {
            return looked;
        }
        StockOutcome locked = decide(seats, statement(LOCK, seats));
        if (locked instanceof StockOutcome.Taken) {
            moveAll(
                    seats,
                    "%s = a.%<s + w.quantity, ever_held = true".formatted(column(counter)));
        }
        return locked;
    }

    /** Held becomes sold. */
    void sellHeld(Collection<Seats> seats) {
        lock(seats);
        moveAll(seats, "held = a.held - w.quantity, sold = a.sold + w.quantity");
    }

    /** Held becomes available. */
    void release(Collection<Seats> seats) {
        lock(seats);
        moveAll(seats, "held = a.held - w.quantity");
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

    private void lock(Collection<Seats> seats) {
        if (seats.size() > 1) {
            statement(LOCK, seats).query(Allotments::row).list();
        }
    }

    private boolean takeOne(Seats seats, Counter counter) {
        return jdbc.sql(
                                """
                                update allotment set %1$s = %1$s + :quantity, ever_held = true
                                where ticket_type_id = :id and open
                                    and held + sold + :quantity <= capacity
                                """
                                        .formatted(column(counter)))
                        .param("id", seats.ticketType().value())
                        .param("quantity", seats.quantity())
                        .update()
                == 1;
    }

    /** What the rows allow; Taken means that there is enough of each. */
    private static StockOutcome decide(
            Collection<Seats> seats, JdbcClient.StatementSpec statement) {
        Map<TicketTypeId, Row> rows = new HashMap<>();
        statement.query(Allotments::row).list().forEach(row -> rows.put(row.ticketType(), row));
        if (rows.size() < seats.size() || !rows.values().stream().allMatch(Row::open)) {
            return new StockOutcome.NotOnSale();
        }
        Map<TicketTypeId, Integer> available = new HashMap<>();
        rows.forEach((type, row) -> available.put(type, row.available()));
        boolean enough =
                seats.stream()
                        .allMatch(seat ->
                                seat.quantity() <= available.getOrDefault(seat.ticketType(), 0));
        return enough ? new StockOutcome.Taken() : new StockOutcome.TooFew(available);
    }

    /** Moves rows that this transaction has locked, or a single one. */
    private void moveAll(Collection<Seats> seats, String move) {
        int moved =
                statement(
                                """
                                update allotment a set %s
                                from unnest(:ids::uuid[], :quantities::int[]) as w (id, quantity)
                                where a.ticket_type_id = w.id
                                """
                                        .formatted(move),
                                seats)
                        .update();
        if (moved != seats.size()) {
            throw new IllegalStateException(
                    "moved %d of %d allotments".formatted(moved, seats.size()));
        }
    }

    private static String column(Counter counter) {
        return switch (counter) {
            case HELD -> "held";
            case SOLD -> "sold";
        };
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        return new Row(
                new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                rs.getBoolean("open"),
                rs.getInt("available"));
    }

    private JdbcClient.StatementSpec statement(String sql, Collection<Seats> seats) {
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql)
                        .param(
                                "ids",
                                seats.stream()
                                        .map(seat -> seat.ticketType().value())
                                        .toArray(UUID[]::new));
        return sql.contains(":quantities")
                ? statement.param(
                        "quantities", seats.stream().map(Seats::quantity).toArray(Integer[]::new))
                : statement;
    }
}
