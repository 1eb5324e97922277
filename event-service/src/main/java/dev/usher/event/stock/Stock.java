package dev.usher.event.stock;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
    private final Shortage shortage;

    Stock(Allotments allotments, Shortage shortage) {
        this.allotments = allotments;
        this.shortage = shortage;
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

    /** Keeps everybody else from moving seats of the event until this transaction ends. */
    public void lock(EventId event) {
        allotments.lock(event);
    }

    /** Removes the stock of an event; false, and it stays, if anything of it was ever held. */
    public boolean remove(EventId event) {
        return allotments.remove(event);
    }

    /** The same for ticket types of any events. */
    public void lock(Collection<Seats> seats) {
        allotments.lock(sum(seats));
    }

    /**
     * Changes what there is to sell, unless that would be less than is held and sold already. Holds
     * are kept out until this transaction ends.
     */
    public ArrangementOutcome arrange(EventId event, Arrangement wanted) {
        ArrangementOutcome outcome = allotments.arrange(event, wanted);
        givenBack(List.copyOf(wanted.capacities().keySet()));
        return outcome;
    }

    /** Whether anything of the event was held at any time. */
    public boolean everHeld(EventId event) {
        return allotments.everHeld(event);
    }

    /**
     * Available becomes held for each wish that fits, in their order. NotOnSale also says that the
     * event's terms are newer than what the wish was decided by.
     */
    public List<StockOutcome> holdEach(List<SeatWish> wishes) {
        long moment = shortage.moment();
        List<StockOutcome> outcomes = allotments.holdEach(wishes);
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
            boolean onlyIfCommitted = took;
            atTheEnd(committed -> {
                if (committed || !onlyIfCommitted) {
                    shortage.remember(missing, moment);
                }
            });
        }
        return outcomes;
    }

    /** Available becomes held, for an order that had it before. */
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
            List<Seats> sums = sum(seats);
            allotments.release(sums);
            givenBack(sums.stream().map(Seats::ticketType).toList());
        }
    }

    /** Sold becomes available: for tickets that were cancelled. */
    public void takeBack(Collection<Seats> seats) {
        if (!seats.isEmpty()) {
            List<Seats> sums = sum(seats);
            allotments.takeBack(sums);
            givenBack(sums.stream().map(Seats::ticketType).toList());
        }
    }

    /** The event's allotments; empty for an unknown event. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Allotment> of(EventId event) {
        return allotments.of(event);
    }

    private void givenBack(List<TicketTypeId> types) {
        atTheEnd(committed -> shortage.forget(types));
    }

    /** Told whether the transaction was committed. */
    private static void atTheEnd(Consumer<Boolean> task) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        task.accept(status == STATUS_COMMITTED);
                    }
                });
    }

    static List<Seats> sum(Collection<Seats> seats) {
        Map<UUID, Integer> sums = new TreeMap<>();
        seats.forEach(
                seat -> sums.merge(seat.ticketType().value(), seat.quantity(), Math::addExact));
        return sums.entrySet().stream()
                .map(sum -> new Seats(new TicketTypeId(sum.getKey()), sum.getValue()))
                .toList();
    }
}
