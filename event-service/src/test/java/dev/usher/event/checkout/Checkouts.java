package dev.usher.event.checkout;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** Does to the reservations of one replica what orders do, for the tests of other packages. */
public final class Checkouts {

    private final ClaimReservation claim;
    private final ConvertReservations convert;
    private final RetakeReservation retake;
    private final CloseReservation close;
    private final ReturnSeats returns;

    public Checkouts(BeanFactory beans) {
        this.claim = beans.getBean(ClaimReservation.class);
        this.convert = beans.getBean(ConvertReservations.class);
        this.retake = beans.getBean(RetakeReservation.class);
        this.close = beans.getBean(CloseReservation.class);
        this.returns = beans.getBean(ReturnSeats.class);
    }

    public void claim(Reservation reservation, OrderId order, Instant until) {
        claim.claim(reservation.id(), order, reservation.buyer(), until);
    }

    public void convert(ReservationId reservation, OrderId order, EventId event) {
        convert.convert(List.of(new PaidReservation(reservation, order, event)));
    }

    public void retake(ReservationId reservation, OrderId order, EventId event) {
        retake.retake(reservation, order, event);
    }

    public void expire(ReservationId reservation, OrderId order) {
        close.close(reservation, order, OrderEnd.EXPIRED);
    }

    public void cancel(ReservationId reservation, OrderId order) {
        close.close(reservation, order, OrderEnd.CANCELLED);
    }

    public void fail(ReservationId reservation, OrderId order) {
        close.close(reservation, order, OrderEnd.FAILED);
    }

    public void cancelTicket(
            UUID ticket, ReservationId reservation, TicketTypeId type, Instant cancelledAt) {
        returns.cancelled(new CancelledTicket(ticket, reservation, type, cancelledAt));
    }
}
