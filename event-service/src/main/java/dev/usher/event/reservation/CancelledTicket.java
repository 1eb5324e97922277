package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import java.time.Instant;
import java.util.UUID;

/** A ticket that is good for nothing any more, and whose seat may be sold again. */
record CancelledTicket(
        UUID id, ReservationId reservation, TicketTypeId ticketType, Instant cancelledAt) {}
