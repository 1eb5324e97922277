package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.database.AfterCommit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stock of all events. A decision about several ticket types locks their rows in the order of
 * their ids, so two decisions never deadlock; a decision about one type is one statement. Seats are
 * moved in the caller's transaction, which locks its own rows (a reservation) first and the stock
 * last, so that a busy ticket type is locked as briefly as possible.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Stock {

    private final Allotments allotments;
    private final SeatMoves moves;
    private final SoldOutMemory soldOut;

    Stock(Allotments allotments, SeatMoves moves, SoldOutMemory soldOut) {
        this.allotments = allotments;
        this.moves = moves;
        this.soldOut = soldOut;
    }

    /** Sets up the stock of a new event, which is not on sale yet. */
    public void allot(EventId event, Map<TicketTypeId, Integer> capacities) {
        allotments.insert(event, capacities);
    }

    /**
     * Lets holds begin.
     *
     * @param terms the version of the event that opens the sale; a hold decided by an older version
     *     takes nothing once this transaction has committed
     */
    public void open(EventId event, long terms) {
        allotments.setOpen(event, true, terms);
    }

    /**
     * Ends the sale: once this transaction has committed, no seat of the event is taken any more.
     *
     * @param terms the version of the event that ends the sale
     */
    public void close(EventId event, long terms) {
        allotments.setOpen(event, false, terms);
    }

    /** Locks the seats of the event: no other transaction moves them until this one ends. */
    public void lock(EventId event) {
        allotments.lock(event);
    }

    /** Locks the seats of ticket types of any events, until this transaction ends. */
    public void lock(Collection<Seats> seats) {
        moves.lock(sum(seats));
    }

    /** Removes the stock of an event; returns false, and keeps it, if any of it was ever held. */
    public boolean remove(EventId event) {
        return allotments.remove(event);
    }

    /**
     * Changes what the event has to sell, unless a ticket type would get less than is held and sold
     * already. No seat of the event is held until this transaction ends.
     */
    public ArrangementOutcome arrange(EventId event, Arrangement wanted) {
        ArrangementOutcome outcome = allotments.arrange(event, wanted);
        givenBack(List.copyOf(wanted.capacities().keySet()));
        return outcome;
    }

    /** Tells whether any seat of the event was ever held. */
    public boolean everHeld(EventId event) {
        return allotments.everHeld(event);
    }

    /**
     * Moves seats from available to held for each wish that fits, in the order of the wishes. The
     * outcome NotOnSale also means that the terms of the event are newer than the version the wish
     * was decided by.
     */
    public List<StockOutcome> holdEach(List<SeatWish> wishes) {
        long moment = soldOut.moment();
        List<StockOutcome> outcomes = moves.holdEach(wishes);
        Map<TicketTypeId, Integer> missing = new HashMap<>();
        boolean took = false;
        for (StockOutcome outcome : outcomes) {
            switch (outcome) {
                case StockOutcome.TooFew(var available) -> missing.putAll(available);
                case StockOutcome.Taken() -> took = true;
                case StockOutcome.NotOnSale() -> {}
            }
        }
        if (!missing.isEmpty()) {
            if (took) {
                // After a rollback the seats that this transaction took are available again.
                AfterCommit.run(() -> soldOut.remember(missing, moment));
            } else {
                soldOut.remember(missing, moment);
            }
        }
        return outcomes;
    }

    /** Moves seats from available to held, for an order that held them before. */
    public StockOutcome hold(Collection<Seats> seats) {
        return moves.take(seats, SeatMoves.Take.HOLD);
    }

    /** Moves seats from available to sold, for a paid order whose hold has ended. */
    public StockOutcome sellAvailable(Collection<Seats> seats) {
        return moves.take(seats, SeatMoves.Take.SELL);
    }

    /**
     * Moves seats from held to sold. They may be those of many reservations: each ticket type is
     * updated once.
     */
    public void sellHeld(Collection<Seats> seats) {
        moves.sellHeld(sum(seats));
    }

    /**
     * Moves seats from held to available. They may be those of many reservations: each ticket type
     * is updated once.
     */
    public void release(Collection<Seats> seats) {
        if (!seats.isEmpty()) {
            List<Seats> sums = sum(seats);
            moves.release(sums);
            givenBack(sums.stream().map(Seats::ticketType).toList());
        }
    }

    /** Moves seats from sold to available, for tickets that were cancelled. */
    public void takeBack(Collection<Seats> seats) {
        if (!seats.isEmpty()) {
            List<Seats> sums = sum(seats);
            moves.takeBack(sums);
            givenBack(sums.stream().map(Seats::ticketType).toList());
        }
    }

    /** The allotments of the event; empty for an unknown event. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Allotment> of(EventId event) {
        return allotments.of(event);
    }

    private void givenBack(List<TicketTypeId> types) {
        AfterCommit.run(() -> soldOut.forget(types));
    }

    /** Adds up the seats of each ticket type; the sums are in the order of the ids. */
    static List<Seats> sum(Collection<Seats> seats) {
        Map<UUID, Integer> sums = new TreeMap<>();
        seats.forEach(
                seat -> sums.merge(seat.ticketType().value(), seat.quantity(), Math::addExact));
        return sums.entrySet().stream()
                .map(sum -> new Seats(new TicketTypeId(sum.getKey()), sum.getValue()))
                .toList();
    }
}
