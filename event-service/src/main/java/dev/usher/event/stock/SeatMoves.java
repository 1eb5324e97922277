package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves seats between available, held and sold. {@link Allotments} sets the stock up.
 *
 * <p>Rows of several ticket types are locked by one statement and moved by another. A statement
 * that did both would, after waiting for a lock, compute its update from the row before that wait,
 * and the constraint would refuse a state that no caller asked for.
 */
@Repository
class SeatMoves {

    private static final String READ =
            """
            select ticket_type_id, open, capacity - held - sold as available, terms
            from allotment where ticket_type_id = any (:ids::uuid[])
            """;

    private static final String LOCK = READ + " order by ticket_type_id for update";

    private final JdbcClient jdbc;

    SeatMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes all the seats or none, from available to held or sold. One ticket type is one
     * conditional update. Several are first read without a lock, and locked in the order of their
     * ids only if that read finds enough; so a crowd before a sold-out event does not wait.
     */
    StockOutcome take(Collection<Seats> seats, Take take) {
        if (seats.size() == 1 && takeOne(seats.iterator().next(), take, SeatsLeft.ANY_TERMS)) {
            return new StockOutcome.Taken();
        }
        StockOutcome read = read(seats).take(seats, SeatsLeft.ANY_TERMS);
        if (!(read instanceof StockOutcome.Taken)) {
            return read;
        }
        StockOutcome locked = readLocked(seats).take(seats, SeatsLeft.ANY_TERMS);
        if (locked instanceof StockOutcome.Taken) {
            move(seats, take.assignment());
        }
        return locked;
    }

    /**
     * Decides wishes in their order, each for all its seats or none. If all wishes are for one
     * ticket type and fit together, they are one conditional update. Otherwise the rows are locked
     * in the order of their ids, and each wish is granted that fits into the seats left, even after
     * a larger one that did not fit.
     */
    List<StockOutcome> holdEach(List<SeatWish> wishes) {
        List<Seats> sums =
                Stock.sum(wishes.stream().flatMap(wish -> wish.seats().stream()).toList());
        long decidedBy = wishes.stream().mapToLong(SeatWish::decidedBy).min().orElseThrow();
        if (sums.size() == 1 && takeOne(sums.getFirst(), Take.HOLD, decidedBy)) {
            return wishes.stream().<StockOutcome>map(_ -> new StockOutcome.Taken()).toList();
        }
        SeatsLeft left = readLocked(sums);
        List<StockOutcome> outcomes = new ArrayList<>();
        List<Seats> taken = new ArrayList<>();
        for (SeatWish wish : wishes) {
            StockOutcome outcome = left.take(wish.seats(), wish.decidedBy());
            outcomes.add(outcome);
            if (outcome instanceof StockOutcome.Taken) {
                taken.addAll(wish.seats());
            }
        }
        if (!taken.isEmpty()) {
            move(Stock.sum(taken), Take.HOLD.assignment());
        }
        return outcomes;
    }

    /** Moves seats from held to sold. */
    void sellHeld(Collection<Seats> seats) {
        lock(seats);
        move(seats, "held = a.held - w.quantity, sold = a.sold + w.quantity");
    }

    /** Moves seats from held to available. */
    void release(Collection<Seats> seats) {
        lock(seats);
        move(seats, "held = a.held - w.quantity");
    }

    /** Moves seats from sold to available. */
    void takeBack(Collection<Seats> seats) {
        lock(seats);
        move(seats, "sold = a.sold - w.quantity");
    }

    /** Locks the rows, if there are several; a single one is locked by the update that moves it. */
    void lock(Collection<Seats> seats) {
        if (seats.size() > 1) {
            readLocked(seats);
        }
    }

    private boolean takeOne(Seats seats, Take take, long decidedBy) {
        return jdbc.sql(
                                """
                                update allotment set %1$s = %1$s + :quantity, ever_held = true
                                where ticket_type_id = :id and open and terms <= :decidedBy
                                    and held + sold + :quantity <= capacity
                                """
                                        .formatted(take.column()))
                        .param("id", seats.ticketType().value())
                        .param("quantity", seats.quantity())
                        .param("decidedBy", decidedBy)
                        .update()
                == 1;
    }

    /** Moves seats in rows that this transaction has locked, or in a single row. */
    private void move(Collection<Seats> seats, String assignment) {
        int moved =
                jdbc.sql(
                                """
                                update allotment a set %s
                                from unnest(:ids::uuid[], :quantities::int[]) as w (id, quantity)
                                where a.ticket_type_id = w.id
                                """
                                        .formatted(assignment))
                        .param("ids", ids(seats))
                        .param(
                                "quantities",
                                seats.stream().map(Seats::quantity).toArray(Integer[]::new))
                        .update();
        if (moved != seats.size()) {
            throw new IllegalStateException(
                    "moved %d of %d allotments".formatted(moved, seats.size()));
        }
    }

    private SeatsLeft read(Collection<Seats> seats) {
        return query(READ, seats);
    }

    private SeatsLeft readLocked(Collection<Seats> seats) {
        return query(LOCK, seats);
    }

    private SeatsLeft query(String sql, Collection<Seats> seats) {
        return new SeatsLeft(jdbc.sql(sql).param("ids", ids(seats)).query(SeatMoves::row).list());
    }

    private static UUID[] ids(Collection<Seats> seats) {
        return seats.stream().map(seat -> seat.ticketType().value()).toArray(UUID[]::new);
    }

    private static SeatsLeft.Row row(ResultSet rs, int row) throws SQLException {
        return new SeatsLeft.Row(
                new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                rs.getBoolean("open"),
                rs.getInt("available"),
                rs.getLong("terms"));
    }

    /** The two ways to take available seats, each with the counter that it raises. */
    enum Take {
        HOLD("held"),
        SELL("sold");

        private final String column;

        Take(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        String assignment() {
            return "%s = a.%<s + w.quantity, ever_held = true".formatted(column);
        }
    }
}
