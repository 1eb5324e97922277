package dev.usher.event.checkout;

import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.event.EventId;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends the messages about reservations to orders. The caller has locked the reservation's row. */
@Component
class ReservationPublisher {

    private static final String STOCK_GONE = "STOCK_GONE";
    private static final String EVENT_CANCELLED = "EVENT_CANCELLED";

    private final Outbox outbox;

    ReservationPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void converted(Reservation reservation, OrderId order, Instant now) {
        outbox.append(message(reservation, order, now));
    }

    /** Sends a message for each order, in one statement. */
    void convertedAll(List<PaidReservation> orders, List<Reservation> converted, Instant now) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int i = 0; i < converted.size(); i++) {
            Reservation reservation = converted.get(i);
            PaidReservation paid = orders.get(i);
            paid.inItsTrace().accept(() -> messages.add(message(reservation, paid.order(), now)));
        }
        outbox.append(messages);
    }

    private static OutgoingMessage message(Reservation reservation, OrderId order, Instant now) {
        return OutgoingMessage.about(
                reservation.id().value(),
                reservation.nextMessage(),
                new ReservationConverted(
                        reservation.id().value(), order.value(), reservation.event().value(), now));
    }

    void retaken(Reservation reservation, OrderId order, Instant now) {
        send(
                reservation,
                new ReservationRetaken(
                        reservation.id().value(), order.value(), reservation.event().value(), now));
    }

    void refusedForStock(Reservation reservation, OrderId order, Instant now) {
        send(reservation, refused(reservation, order, STOCK_GONE, now));
    }

    void refusedForCancellation(Reservation reservation, OrderId order, Instant now) {
        send(reservation, refused(reservation, order, EVENT_CANCELLED, now));
    }

    /** Refuses an order whose reservation does not exist here: there is no stock for it. */
    void refusedUnknown(ReservationId id, OrderId order, EventId event, Instant now) {
        outbox.append(
                OutgoingMessage.about(
                        id.value(),
                        1,
                        new ReservationRefused(
                                id.value(), order.value(), event.value(), STOCK_GONE, now)));
    }

    private void send(Reservation reservation, ReservationMessage message) {
        outbox.append(
                OutgoingMessage.about(
                        reservation.id().value(), reservation.nextMessage(), message));
    }

    private static ReservationRefused refused(
            Reservation reservation, OrderId order, String reason, Instant now) {
        return new ReservationRefused(
                reservation.id().value(), order.value(), reservation.event().value(), reason, now);
    }
}
