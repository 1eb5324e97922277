package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /** How it stands with one ticket type, and whether any of it was ever held. */
    private record Standing(Allotment allotment, boolean everHeld) {}

    private record Row(TicketTypeId ticketType, boolean open, int available, long terms) {}

    /** For what is owed whatever the event says today: a late order's stock. */
    private static final long ANY_TERMS = Long.MAX_VALUE;

    private static final String READ =
            """
            select ticket_type_id, open, capacity - held - sold as available, terms
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

    void lock(EventId event) {
        jdbc.sql(
                        """
                        select ticket_type_id from allotment where event_id = :event
                        order by ticket_type_id for update
                        """)
                .param("event", event.value())
                .query((rs, n) -> true)
                .list();
    }

    ArrangementOutcome arrange(EventId event, Arrangement wanted) {
        Map<TicketTypeId, Standing> standing = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select ticket_type_id, capacity, held, sold, ever_held from allotment
                        where event_id = :event order by ticket_type_id for update
                        """)
                .param("event", event.value())
                .query(Allotments::standing)
                .list()
                .forEach(one -> standing.put(one.allotment().ticketType(), one));
        List<Allotment> below =
                standing.values().stream()
                        .map(Standing::allotment)
                        .filter(one -> {
                            Integer capacity = wanted.capacities().get(one.ticketType());
                            return capacity != null && one.held() + one.sold() > capacity;
                        })
                        .toList();
        if (!below.isEmpty()) {
            return new ArrangementOutcome.BelowSold(below);
        }
        Set<TicketTypeId> gone =
                standing.values().stream()
                        .filter(one ->
                                !wanted.capacities().containsKey(one.allotment().ticketType()))
                        .filter(one -> !one.everHeld())
                        .map(one -> one.allotment().ticketType())
                        .collect(Collectors.toSet());
        delete(gone);
        Map<TicketTypeId, Integer> added = new HashMap<>(wanted.capacities());
        added.keySet().removeAll(standing.keySet());
        insert(event, added);
        settle(event, wanted);
        return new ArrangementOutcome.Arranged(gone);
    }

    /** Of rows that this transaction has locked, or has written. */
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
                .param(
                        "ids",
                        wanted.capacities().keySet().stream()
                                .map(TicketTypeId::value)
                                .toArray(UUID[]::new))
                .param("capacities", wanted.capacities().values().toArray(Integer[]::new))
                .update();
    }

    private void delete(Set<TicketTypeId> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from allotment where ticket_type_id = any (:ids::uuid[])")
                    .param("ids", ids.stream().map(TicketTypeId::value).toArray(UUID[]::new))
                    .update();
        }
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

    /** Removes the event's rows, if nothing of it was ever held. */
    boolean remove(EventId event) {
        // Locked before the look: a hold under way either has committed by then, or finds no row.
        lock(event);
        if (everHeld(event)) {
            return false;
        }
        jdbc.sql("delete from allotment where event_id = :event")
                .param("event", event.value())
                .update();
        return true;
    }

    /**
     * Takes all or nothing. One type is one conditional update. Several are locked in id order and
     * moved then, but only if a look without a lock finds enough, so that a crowd before a sold-out
     * event waits for nobody.
     */
    StockOutcome take(Collection<Seats> seats, Counter counter) {
        if (seats.size() == 1 && takeOne(seats.iterator().next(), counter, ANY_TERMS)) {
            return new StockOutcome.Taken();
        }
        StockOutcome looked = decide(seats, rows(statement(READ, seats)));
        if (!(looked instanceof StockOutcome.Taken)) {
            return looked;
        }
        StockOutcome locked = decide(seats, rows(statement(LOCK, seats)));
        if (locked instanceof StockOutcome.Taken) {
            moveAll(seats, "%s = a.%<s + w.quantity, ever_held = true".formatted(column(counter)));
        }
        return locked;
    }

    /**
     * Decides about wishes in their order, each all or nothing. All of one type that fit together
     * are one conditional update; otherwise the rows are locked in id order, and whoever fits into
     * what is left gets it, also behind somebody who did not.
     */
    List<StockOutcome> holdEach(List<SeatWish> wishes) {
        List<Seats> sums =
                Stock.sum(wishes.stream().flatMap(wish -> wish.seats().stream()).toList());
        long decidedBy = wishes.stream().mapToLong(SeatWish::decidedBy).min().orElseThrow();
        if (sums.size() == 1 && takeOne(sums.getFirst(), Counter.HELD, decidedBy)) {
            return wishes.stream().<StockOutcome>map(wish -> new StockOutcome.Taken()).toList();
        }
        Map<TicketTypeId, Row> rows = rows(statement(LOCK, sums));
        Map<TicketTypeId, Integer> left = available(rows);
        List<StockOutcome> outcomes = new ArrayList<>();
        List<Seats> taken = new ArrayList<>();
        for (SeatWish wish : wishes) {
            StockOutcome outcome = decide(wish.seats(), rows, left, wish.decidedBy());
            outcomes.add(outcome);
            if (outcome instanceof StockOutcome.Taken) {
                taken.addAll(wish.seats());
                wish.seats()
                        .forEach(seats ->
                                left.merge(seats.ticketType(), -seats.quantity(), Integer::sum));
            }
        }
        if (!taken.isEmpty()) {
            moveAll(Stock.sum(taken), "held = a.held + w.quantity, ever_held = true");
        }
        return outcomes;
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

    /** Sold becomes available. */
    void takeBack(Collection<Seats> seats) {
        lock(seats);
        moveAll(seats, "sold = a.sold - w.quantity");
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

    /** A single row is locked by the statement that moves it. */
    void lock(Collection<Seats> seats) {
        if (seats.size() > 1) {
            statement(LOCK, seats).query(Allotments::row).list();
        }
    }

    private boolean takeOne(Seats seats, Counter counter, long decidedBy) {
        return jdbc.sql(
                                """
                                update allotment set %1$s = %1$s + :quantity, ever_held = true
                                where ticket_type_id = :id and open and terms <= :decidedBy
                                    and held + sold + :quantity <= capacity
                                """
                                        .formatted(column(counter)))
                        .param("id", seats.ticketType().value())
                        .param("quantity", seats.quantity())
                        .param("decidedBy", decidedBy)
                        .update()
                == 1;
    }

    private static StockOutcome decide(Collection<Seats> seats, Map<TicketTypeId, Row> rows) {
        return decide(seats, rows, available(rows), ANY_TERMS);
    }

    /** What the rows allow; Taken means that there is enough of each. */
    private static StockOutcome decide(
            Collection<Seats> seats,
            Map<TicketTypeId, Row> rows,
            Map<TicketTypeId, Integer> left,
            long decidedBy) {
        Map<TicketTypeId, Integer> available = new HashMap<>();
        boolean enough = true;
        for (Seats wanted : seats) {
            Row row = rows.get(wanted.ticketType());
            if (row == null || !row.open() || row.terms() > decidedBy) {
                return new StockOutcome.NotOnSale();
            }
            int here = left.getOrDefault(wanted.ticketType(), 0);
            available.put(wanted.ticketType(), here);
            enough &= wanted.quantity() <= here;
        }
        return enough ? new StockOutcome.Taken() : new StockOutcome.TooFew(available);
    }

    private static Map<TicketTypeId, Row> rows(JdbcClient.StatementSpec statement) {
        Map<TicketTypeId, Row> rows = new HashMap<>();
        statement.query(Allotments::row).list().forEach(row -> rows.put(row.ticketType(), row));
        return rows;
    }

    private static Map<TicketTypeId, Integer> available(Map<TicketTypeId, Row> rows) {
        Map<TicketTypeId, Integer> available = new HashMap<>();
        rows.forEach((type, row) -> available.put(type, row.available()));
        return available;
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
                rs.getInt("available"),
                rs.getLong("terms"));
    }

    private static Standing standing(ResultSet rs, int row) throws SQLException {
        Allotment allotment =
                new Allotment(
                        new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                        rs.getInt("capacity"),
                        rs.getInt("held"),
                        rs.getInt("sold"));
        boolean counts = allotment.held() + allotment.sold() > 0;
        return new Standing(allotment, rs.getBoolean("ever_held") || counts);
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
