package dev.usher.event.checkout;

import static dev.usher.platform.messaging.Inbox.each;

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
    private final ReturnSeats returnSeats;

    TicketListener(Inbox inbox, ReturnSeats returnSeats) {
        this.inbox = inbox;
        this.returnSeats = returnSeats;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "event-service.tickets")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, TicketMessage.class, each(this::handle));
    }

    private void handle(Incoming<TicketMessage> incoming) {
        TicketState ticket = incoming.message().state();
        if (ticket.status().equals("CANCELLED")) {
            returnSeats.cancelled(cancelled(ticket));
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
