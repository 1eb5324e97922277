package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.reservation.EndedOrders.LateAnswer;
import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What orders do to reservations. Which way an order went is payment-service's to say; here it is
 * only followed. Each order whose money came late is answered once.
 */
@Service
class CheckoutDesk {

    private static final Logger log = LoggerFactory.getLogger(CheckoutDesk.class);

    private final Reservations reservations;
    private final Stock stock;
    private final EndedOrders endedOrders;
    private final ReturnDesk returns;
    private final CancelledEvents cancelledEvents;
    private final ReservationPublisher publisher;
    private final Clock clock;

    CheckoutDesk(
            Reservations reservations,
            Stock stock,
            EndedOrders endedOrders,
            ReturnDesk returns,
            CancelledEvents cancelledEvents,
            ReservationPublisher publisher,
            Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.endedOrders = endedOrders;
        this.returns = returns;
        this.cancelledEvents = cancelledEvents;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The order is paid: held becomes sold. Without a hold, stock is looked for once more. */
    @Transactional
    void convert(ReservationId id, OrderId order, EventId event) {
        Optional<Reservation> found = reservations.lock(id);
        if (found.isEmpty()) {
            refuseUnknown(id, order, event);
            return;
        }
        Reservation reservation = found.get();
        if (reservation.convertedBy(order)) {
            return;
        }
        switch (reservation.status()) {
            case HELD -> convertHeld(reservation, order);
            case CHECKOUT -> {
                if (reservation.inCheckoutOf(order)) {
                    convertHeld(reservation, order);
                } else {
                    refuse(reservation, order);
                }
            }
            case CONVERTED -> refuse(reservation, order);
            case RELEASED, EXPIRED -> convertEnded(reservation, order);
        }
    }

    /**
     * The order ended without money: its stock goes back, or on being held if it may. Nothing of a
     * cancelled event is held again; the event is looked at first, so that a cancellation either
     * comes before or finds the hold.
     */
    @Transactional
    void close(ReservationId id, OrderId order, OrderEnd end) {
        Instant now = now();
        boolean cancelled = end == OrderEnd.FAILED && isOfCancelledEvent(id);
        Optional<Reservation> found = reservations.lock(id);
        endedOrders.remember(order, id, now);
        if (found.isEmpty() || !found.get().inCheckoutOf(order)) {
            log.debug("order {} closed, reservation {} was not its any more", order, id);
            return;
        }
        Reservation reservation = found.get();
        boolean heldAgain = end == OrderEnd.FAILED && !cancelled && !reservation.holdOver(now);
        if (heldAgain) {
            reservation.holdAgain();
        } else if (end == OrderEnd.CANCELLED || cancelled) {
            reservation.releaseCheckout();
        } else {
            reservation.expireCheckout();
        }
        reservations.save(reservation, now);
        if (!heldAgain) {
            stock.release(reservation.seats());
        }
    }

    /** Money came for an order that had ended: stock is held again, or the order learns why not. */
    @Transactional
    void retake(ReservationId id, OrderId order, EventId event) {
        Optional<Reservation> found = reservations.lock(id);
        if (found.isEmpty()) {
            refuseUnknown(id, order, event);
            return;
        }
        Reservation reservation = found.get();
        if (endedOrders.answered(order) || reservation.convertedBy(order)) {
            return;
        }
        switch (reservation.status()) {
            case HELD -> retaken(reservation, order);
            case CHECKOUT -> {
                if (reservation.inCheckoutOf(order)) {
                    answerRetaken(reservation, order);
                } else {
                    refuse(reservation, order);
                }
            }
            case CONVERTED -> refuse(reservation, order);
            case RELEASED, EXPIRED -> {
                switch (stock.hold(reservation.seats())) {
                    case StockOutcome.Taken() -> retaken(reservation, order);
                    case StockOutcome.TooFew _ -> refuse(reservation, order);
                    case StockOutcome.NotOnSale() -> refuseClosed(reservation, order);
                }
            }
        }
    }

    private boolean isOfCancelledEvent(ReservationId id) {
        return reservations.find(id).filter(r -> cancelledEvents.contains(r.event())).isPresent();
    }

    private void convertHeld(Reservation reservation, OrderId order) {
        reservation.convert(order);
        announceConverted(reservation, order);
        stock.sellHeld(reservation.seats());
        returns.converted(reservation);
        CrashPoint.hit("convert.before_commit");
        CrashPoint.hitAfterCommit("convert.after_commit_before_offset");
    }

    private void convertEnded(Reservation reservation, OrderId order) {
        if (endedOrders.answered(order)) {
            return;
        }
        switch (stock.sellAvailable(reservation.seats())) {
            case StockOutcome.Taken() -> {
                reservation.convert(order);
                announceConverted(reservation, order);
                returns.converted(reservation);
            }
            case StockOutcome.TooFew _ -> refuse(reservation, order);
            case StockOutcome.NotOnSale() -> refuseClosed(reservation, order);
        }
    }

    private void announceConverted(Reservation reservation, OrderId order) {
        Instant now = now();
        publisher.converted(reservation, order, now);
        reservations.save(reservation, now);
    }

    private void retaken(Reservation reservation, OrderId order) {
        reservation.retake(order);
        answerRetaken(reservation, order);
    }

    private void answerRetaken(Reservation reservation, OrderId order) {
        Instant now = now();
        endedOrders.answer(order, reservation.id(), LateAnswer.RETAKEN, now);
        publisher.retaken(reservation, order, now);
        reservations.save(reservation, now);
    }

    private void refuse(Reservation reservation, OrderId order) {
        Instant now = now();
        if (refuseOnce(reservation.id(), order, now)) {
            publisher.refusedForStock(reservation, order, now);
            reservations.save(reservation, now);
        }
    }

    /** For sale no more: with the whole event, or as a ticket type that was retired. */
    private void refuseClosed(Reservation reservation, OrderId order) {
        if (cancelledEvents.containsNow(reservation.event())) {
            refuseCancelled(reservation, order);
        } else {
            refuse(reservation, order);
        }
    }

    private void refuseCancelled(Reservation reservation, OrderId order) {
        Instant now = now();
        if (refuseOnce(reservation.id(), order, now)) {
            publisher.refusedForCancellation(reservation, order, now);
            reservations.save(reservation, now);
        }
    }

    private void refuseUnknown(ReservationId id, OrderId order, EventId event) {
        Instant now = now();
        if (refuseOnce(id, order, now)) {
            log.error("order {} is paid for reservation {}, which is unknown here", order, id);
            publisher.refusedUnknown(id, order, event, now);
        }
    }

    private boolean refuseOnce(ReservationId id, OrderId order, Instant now) {
        if (endedOrders.answered(order)) {
            return false;
        }
        endedOrders.answer(order, id, LateAnswer.REFUSED, now);
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
