package dev.usher.event.reservation;

import static dev.usher.event.reservation.ReservationStatus.CHECKOUT;
import static dev.usher.event.reservation.ReservationStatus.CONVERTED;
import static dev.usher.event.reservation.ReservationStatus.EXPIRED;
import static dev.usher.event.reservation.ReservationStatus.HELD;
import static dev.usher.event.reservation.ReservationStatus.RELEASED;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.stock.Seats;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets kept for a holder. Each verb moves or throws; the stock that goes with it is moved by
 * whoever calls the verb, in the same transaction.
 */
final class Reservation {

    private final ReservationId id;
    private final EventId event;
    private final String holder;
    private final List<ReservedItem> items;
    private final Instant heldUntil;
    private ReservationStatus status;
    private Instant expiresAt;
    private @Nullable OrderId order;
    private long version;
    private long messageSequence;

    /** As it was kept. */
    Reservation(
            ReservationId id,
            EventId event,
            String holder,
            List<ReservedItem> items,
            Instant heldUntil,
            ReservationStatus status,
            Instant expiresAt,
            @Nullable OrderId order,
            long version,
            long messageSequence) {
        this.id = id;
        this.event = event;
        this.holder = holder;
        this.items = List.copyOf(items);
        this.heldUntil = heldUntil;
        this.status = status;
        this.expiresAt = expiresAt;
        this.order = order;
        this.version = version;
        this.messageSequence = messageSequence;
    }

    /** A new one. */
    static Reservation held(
            ReservationId id,
            EventId event,
            String holder,
            List<ReservedItem> items,
            Instant heldUntil) {
        return new Reservation(id, event, holder, items, heldUntil, HELD, heldUntil, null, 1, 0);
    }

    /** The holder gives it up. */
    void release() {
        require(HELD);
        become(RELEASED);
    }

    /** An order is opened on it; from here on it ends with that order, not by our clock. */
    void checkOut(OrderId by, Instant until) {
        require(HELD);
        order = by;
        expiresAt = until;
        become(CHECKOUT);
    }

    /** The order's deadline moves out. */
    void extend(Instant until) {
        require(CHECKOUT);
        if (until.isAfter(expiresAt)) {
            expiresAt = until;
            version++;
        }
    }

    /** The order is paid; its tickets are sold, for good. */
    void convert(OrderId paid) {
        if (status == CONVERTED) {
            throw new IllegalStateException("reservation " + id + " is converted already");
        }
        order = paid;
        become(CONVERTED);
    }

    /** The order came to nothing before anyone could pay; what is left of the hold goes on. */
    void holdAgain() {
        require(CHECKOUT);
        order = null;
        expiresAt = heldUntil;
        become(HELD);
    }

    /** The order ended by its deadline. */
    void expireCheckout() {
        require(CHECKOUT);
        become(EXPIRED);
    }

    /** The order was cancelled. */
    void releaseCheckout() {
        require(CHECKOUT);
        become(RELEASED);
    }

    /** Money came for it although it had ended: its order is under way again. */
    void retake(OrderId late) {
        if (status == CHECKOUT || status == CONVERTED) {
            throw new IllegalStateException(
                    "reservation " + id + " has not ended, it is " + status);
        }
        order = late;
        become(CHECKOUT);
    }

    boolean holdOver(Instant now) {
        return !now.isBefore(heldUntil);
    }

    boolean heldBy(String accountId) {
        return holder.equals(accountId);
    }

    boolean inCheckoutOf(OrderId asked) {
        return status == CHECKOUT && asked.equals(order);
    }

    boolean convertedBy(OrderId asked) {
        return status == CONVERTED && asked.equals(order);
    }

    /** The number of the message about to be sent about this reservation. */
    long nextMessage() {
        return ++messageSequence;
    }

    List<Seats> seats() {
        return items.stream().map(ReservedItem::seats).toList();
    }

    int quantity() {
        return items.stream().mapToInt(ReservedItem::quantity).sum();
    }

    Money total() {
        return items.stream()
                .map(item -> item.unitPrice().times(item.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
    }

    ReservationId id() {
        return id;
    }

    EventId event() {
        return event;
    }

    String holder() {
        return holder;
    }

    List<ReservedItem> items() {
        return items;
    }

    ReservationStatus status() {
        return status;
    }

    /** When the hold itself ends. */
    Instant heldUntil() {
        return heldUntil;
    }

    /** What the holder is told: the hold's end, or the checkout's deadline. */
    Instant expiresAt() {
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

    private void become(ReservationStatus next) {
        status = next;
        version++;
    }
}
