package dev.usher.event.reservation;

import static dev.usher.event.reservation.ReservationStatus.CHECKOUT;
import static dev.usher.event.reservation.ReservationStatus.CONVERTED;
import static dev.usher.event.reservation.ReservationStatus.EXPIRED;
import static dev.usher.event.reservation.ReservationStatus.HELD;
import static dev.usher.event.reservation.ReservationStatus.RELEASED;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.stock.Seats;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that are kept for a buyer. Each verb changes the state or throws; its caller moves the
 * seats in the same transaction. Two sweeps of {@link EndedHolds} end holds in SQL instead, because
 * they end hundreds at once.
 */
public final class Reservation {

    private final ReservationId id;
    private final EventId event;
    private final String buyer;
    private final List<ReservedItem> items;
    private final Instant heldUntil;
    private final CallerReferences references;
    private ReservationStatus status;
    private Instant expiresAt;
    private @Nullable OrderId order;
    private long version;
    private long messageSequence;

    /** Restores a reservation from its row. */
    Reservation(
            ReservationId id,
            EventId event,
            String buyer,
            List<ReservedItem> items,
            Instant heldUntil,
            CallerReferences references,
            ReservationStatus status,
            Instant expiresAt,
            @Nullable OrderId order,
            long version,
            long messageSequence) {
        this.id = id;
        this.event = event;
        this.buyer = buyer;
        this.items = List.copyOf(items);
        this.heldUntil = heldUntil;
        this.references = references;
        this.status = status;
        this.expiresAt = expiresAt;
        this.order = order;
        this.version = version;
        this.messageSequence = messageSequence;
    }

    /** Begins a reservation, which is held until its time is over. */
    static Reservation held(
            ReservationId id,
            EventId event,
            String buyer,
            List<ReservedItem> items,
            Instant heldUntil,
            CallerReferences references) {
        return new Reservation(
                id, event, buyer, items, heldUntil, references, HELD, heldUntil, null, 1, 0);
    }

    /** Ends the hold because the buyer gives it back. */
    void release() {
        require(HELD);
        moveTo(RELEASED);
    }

    /** Begins the checkout of an order. From here on that order ends it, not our clock. */
    public void checkOut(OrderId by, Instant until) {
        require(HELD);
        order = by;
        expiresAt = until;
        moveTo(CHECKOUT);
    }

    /** Moves the deadline of the checkout to a later time; an earlier one changes nothing. */
    public void extend(Instant until) {
        require(CHECKOUT);
        if (until.isAfter(expiresAt)) {
            expiresAt = until;
            version++;
        }
    }

    /** Sells the tickets to an order that is paid; this is final. */
    public void convert(OrderId paid) {
        if (status == CONVERTED) {
            throw new IllegalStateException("reservation " + id + " is already converted");
        }
        order = paid;
        moveTo(CONVERTED);
    }

    /** Ends the checkout of an order that could never be paid: the rest of the hold goes on. */
    public void holdAgain() {
        require(CHECKOUT);
        order = null;
        expiresAt = heldUntil;
        moveTo(HELD);
    }

    /** Ends the checkout because the order's deadline has passed. */
    public void expireCheckout() {
        require(CHECKOUT);
        moveTo(EXPIRED);
    }

    /** Ends the checkout because the order was cancelled. */
    public void releaseCheckout() {
        require(CHECKOUT);
        moveTo(RELEASED);
    }

    /** Begins the checkout again, for an order whose money came after the reservation had ended. */
    public void retake(OrderId late) {
        if (status == CHECKOUT || status == CONVERTED) {
            throw new IllegalStateException(
                    "reservation " + id + " has not ended but is " + status);
        }
        order = late;
        moveTo(CHECKOUT);
    }

    /** Tells whether the time of the hold is over; it is over at the very moment it ends. */
    public boolean holdOver(Instant now) {
        return !now.isBefore(heldUntil);
    }

    public boolean isOf(String accountId) {
        return buyer.equals(accountId);
    }

    public boolean inCheckoutOf(OrderId asked) {
        return status == CHECKOUT && asked.equals(order);
    }

    public boolean convertedBy(OrderId asked) {
        return status == CONVERTED && asked.equals(order);
    }

    /** Counts the messages about this reservation and returns the number of the next one. */
    public long nextMessage() {
        return ++messageSequence;
    }

    public List<Seats> seats() {
        return items.stream().map(ReservedItem::seats).toList();
    }

    int quantity() {
        return items.stream().mapToInt(ReservedItem::quantity).sum();
    }

    public Money total() {
        return items.stream()
                .map(item -> item.unitPrice().times(item.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
    }

    public ReservationId id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    public String buyer() {
        return buyer;
    }

    public List<ReservedItem> items() {
        return items;
    }

    public ReservationStatus status() {
        return status;
    }

    /** The reference and the data that the buyer keeps with the reservation. */
    CallerReferences references() {
        return references;
    }

    /** The end of the hold itself. */
    Instant heldUntil() {
        return heldUntil;
    }

    /** The end that the buyer is told: that of the hold, or the deadline of the checkout. */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Nullable OrderId order() {
        return order;
    }

    long version() {
        return version;
    }

    long messageSequence() {
        return messageSequence;
    }

    private void require(ReservationStatus expected) {
        if (status != expected) {
            throw new IllegalStateException(
                    "reservation %s is %s, not %s".formatted(id, status, expected));
        }
    }

    private void moveTo(ReservationStatus next) {
        status = next;
        version++;
    }
}
