package dev.usher.ticket.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.ticket.issuance.Holder;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.TicketStatus;
import dev.usher.ticket.show.Place;
import dev.usher.ticket.show.Show;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as it is answered. Code and credential are left out for the organizer. */
record TicketView(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String credential,
        UUID orderId,
        UUID lineId,
        UUID eventId,
        UUID ticketTypeId,
        String ticketTypeName,
        Holder holder,
        TicketStatus status,
        Instant issuedAt,
        Event event) {

    /** For whom it opens the door. */
    static TicketView full(Ticket ticket, Show show, String credential) {
        return of(ticket, show, ticket.code().toString(), credential);
    }

    /** For whom it only tells who comes. */
    static TicketView forOrganizer(Ticket ticket, Show show) {
        return of(ticket, show, null, null);
    }

    private static TicketView of(
            Ticket ticket, Show show, @Nullable String code, @Nullable String credential) {
        return new TicketView(
                ticket.id().value(),
                code,
                credential,
                ticket.orderId().value(),
                ticket.lineId(),
                ticket.eventId().value(),
                ticket.ticketTypeId(),
                ticket.ticketTypeName(),
                ticket.holder(),
                ticket.status(),
                ticket.issuedAt(),
                new Event(
                        show.title(),
                        show.startsAt(),
                        show.endsAt(),
                        show.timeZone(),
                        show.location()));
    }

    record Event(String title, Instant startsAt, Instant endsAt, String timeZone, Place location) {}
}
