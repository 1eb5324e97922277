package dev.usher.ticket.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.ticket.event.EventVenue;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.TicketHolder;
import dev.usher.ticket.issuance.TicketStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as the API shows it. The organizer's view has no code and no credential. */
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

    /** The view for buyer and holder. */
    static TicketView full(Ticket ticket, TicketedEvent event, String credential) {
        return of(ticket, event, ticket.code().toString(), credential);
    }

    /** The view of the organizer, without code and credential. */
    static TicketView forOrganizer(Ticket ticket, TicketedEvent event) {
        return of(ticket, event, null, null);
    }

    private static TicketView of(
            Ticket ticket,
            TicketedEvent event,
            @Nullable String code,
            @Nullable String credential) {
        return new TicketView(
                ticket.id().value(),
                code,
                credential,
                ticket.seat().orderId().value(),
                ticket.seat().lineId(),
                ticket.eventId().value(),
                ticket.type().id(),
                ticket.type().name(),
                Holder.of(ticket.holder()),
                ticket.lifecycle().status(),
                ticket.lifecycle().issuedAt(),
                Event.of(event));
    }

    /** The person named on the ticket. */
    record Holder(@Nullable String name, @Nullable String email) {

        static Holder of(TicketHolder holder) {
            return new Holder(holder.name(), holder.email());
        }
    }

    /** The facts about the event that are printed on a ticket. */
    record Event(
            String title, Instant startsAt, Instant endsAt, String timeZone, Location location) {

        static Event of(TicketedEvent event) {
            return new Event(
                    event.title(),
                    event.startsAt(),
                    event.endsAt(),
                    event.timeZone(),
                    Location.of(event.venue()));
        }
    }

    /** The venue. Clients know its schema as Place. */
    @Schema(name = "Place")
    record Location(
            String name,
            @Nullable String address,
            @Nullable String city,
            @Nullable String country) {

        static Location of(EventVenue venue) {
            return new Location(venue.name(), venue.address(), venue.city(), venue.country());
        }
    }
}
