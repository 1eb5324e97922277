package dev.usher.event.checkout;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.event.TicketTypeId;
import dev.usher.event.reservation.ReservationId;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.platform.messaging.PoisonException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Returns the seats of cancelled tickets; every message about a ticket tells its state. */
@Component
class TicketListener {

    private final Inbox inbox;
    private final CheckoutLocks locks;
    private final ReturnSeats returnSeats;

    TicketListener(Inbox inbox, CheckoutLocks locks, ReturnSeats returnSeats) {
        this.inbox = inbox;
        this.locks = locks;
        this.returnSeats = returnSeats;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "event-service.tickets")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.those(records, TicketMessage.class, TicketListener::isCancelled, this::handle);
    }

    private static boolean isCancelled(TicketMessage message) {
        return message.state().status().equals("CANCELLED");
    }

    private void handle(List<Incoming<TicketMessage>> cancelled) {
        if (cancelled.size() > 1) {
            locks.take(
                    List.of(),
                    cancelled.stream()
                            .map(one -> new ReservationId(one.message().state().reservationId()))
                            .toList());
        }
        for (Incoming<TicketMessage> one : cancelled) {
            one.inItsTrace(() -> returnSeats.cancelled(cancelled(one.message().state())));
        }
    }

    private static CancelledTicket cancelled(TicketState ticket) {
        Instant at = ticket.cancelledAt();
        if (at == null) {
            throw new PoisonException("a cancelled ticket must say when it was cancelled");
        }
        return new CancelledTicket(
                ticket.id(),
                new ReservationId(ticket.reservationId()),
                new TicketTypeId(ticket.ticketTypeId()),
                at);
    }
}
