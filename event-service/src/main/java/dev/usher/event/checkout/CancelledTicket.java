package dev.usher.event.checkout;

import dev.usher.event.TicketTypeId;
import dev.usher.event.reservation.ReservationId;
import java.time.Instant;
import java.util.UUID;

/** A ticket that is no longer valid and whose seat may be sold again. */
record CancelledTicket(
        UUID id, ReservationId reservation, TicketTypeId ticketType, Instant cancelledAt) {}
