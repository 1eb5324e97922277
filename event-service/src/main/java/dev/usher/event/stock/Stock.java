package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stock of all events. A decision over several ticket types locks their rows in the order of
 * their ids, so decisions never wait for each other in a circle; one type is one statement.
 * Everything that moves seats belongs to the caller's transaction, which takes its own rows (a
 * reservation) first and stock last: a busy ticket type is locked for as short as can be.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Stock {

    private final Allotments allotments;

    Stock(Allotments allotments) {
        this.allotments = allotments;
    }

    /** Sets up the stock of a new event, not on sale yet. */
    public void allot(EventId event, Map<TicketTypeId, Integer> capacities) {
        allotments.insert(event, capacities);
    }

    /** Lets holds begin. */
    public void open(EventId event) {
        allotments.setOpen(event, true);
    }

    /** From this transaction's commit on no seat of the event is taken any more. */
    public void close(EventId event) {
        allotments.setOpen(event, false);
    }

    /**
     * Says with which version of the event what a hold is decided by was last changed: a hold that
     * was decided by an older one takes nothing once this transaction has committed.
     */
    public void changeTerms(EventId event, long version) {
        allotments.setTerms(event, version);
    }

    /** Whether anything of the event was held at any time. */
    public boolean everHeld(EventId event) {
        return allotments.everHeld(event);
    }

    /** Available becomes held. */
    public StockOutcome hold(Collection<Seats> seats) {
        return allotments.take(seats, Allotments.Counter.HELD);
    }

    /** Available becomes sold: for a paid order whose hold is gone. */
    public StockOutcome sellAvailable(Collection<Seats> seats) {
        return allotments.take(seats, Allotments.Counter.SOLD);
    }

    /** Held becomes sold. */
    public void sellHeld(Collection<Seats> seats) {
        allotments.sellHeld(seats);
    }

    /**
     * Held becomes available. Seats of many reservations may be given together: there is one update
     * per ticket type.
     */
    public void release(Collection<Seats> seats) {
        if (!seats.isEmpty()) {
            allotments.release(sum(seats));
        }
    }

    /** The event's allotments; empty for an unknown event. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Allotment> of(EventId event) {
        return allotments.of(event);
    }

    private static List<Seats> sum(Collection<Seats> seats) {
        Map<UUID, Integer> sums = new TreeMap<>();
        seats.forEach(
                seat -> sums.merge(seat.ticketType().value(), seat.quantity(), Math::addExact));
        return sums.entrySet().stream()
                .map(sum -> new Seats(new TicketTypeId(sum.getKey()), sum.getValue()))
                .toList();
    }
}
