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

/** A ticket as the API shows it. Some viewers see no code and no credential. */
@Schema(name = "Ticket", description = "The right of one person to enter one event.")
record TicketView(
        @Schema(description = "The id of the ticket.") UUID id,
        @Schema(
                        description =
                                "What a person can type at the gate instead of the QR code: 10"
                                        + " characters of Crockford base32 and a check character."
                                        + " For the holder, and for the buyer unless it was"
                                        + " handed over; a person who knows it can enter.",
                        pattern =
                                "^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]$")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String code,
        @Schema(
                        description =
                                "The text of the QR code: `TKT1:` and a signed credential in"
                                        + " Base45. For the holder, and for the buyer unless it was"
                                        + " handed over.",
                        pattern = "^TKT1:[0-9A-Z $%*+./:-]+$")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String credential,
        @Schema(description = "The order that paid for the ticket.") UUID orderId,
        @Schema(
                        description =
                                "The `externalReference` of the order, for the buyer and the event's"
                                        + " organizer; null if it has none.",
                        maxLength = 200)
                @Nullable String orderReference,
        @Schema(description = "The item of the order, its `lineId`.") UUID lineId,
        @Schema(description = "The event that the ticket admits to.") UUID eventId,
        @Schema(description = "The ticket type.") UUID ticketTypeId,
        @Schema(description = "The name of the ticket type when the order was opened.")
                String ticketTypeName,
        Holder holder,
        TicketStatus status,
        @Schema(description = "The time at which the ticket was made.") Instant issuedAt,
        @Schema(
                        description =
                                "The last change of the ticket, by the clock of the database; see"
                                        + " `updatedSince`.")
                Instant updatedAt,
        Event event) {

    /** The view for buyer and holder. */
    static TicketView full(ViewedTicket viewed, String credential) {
        return of(viewed, viewed.ticket().code().toString(), credential);
    }

    /** The view without code and credential. */
    static TicketView withoutCode(ViewedTicket viewed) {
        return of(viewed, null, null);
    }

    private static TicketView of(
            ViewedTicket viewed, @Nullable String code, @Nullable String credential) {
        Ticket ticket = viewed.ticket();
        return new TicketView(
                ticket.id().value(),
                code,
                credential,
                ticket.seat().orderId().value(),
                viewed.ofOwnOrder() ? ticket.seat().reference() : null,
                ticket.seat().lineId(),
                ticket.eventId().value(),
                ticket.type().id(),
                ticket.type().name(),
                Holder.of(ticket.holder()),
                ticket.lifecycle().status(),
                ticket.lifecycle().issuedAt(),
                ticket.lifecycle().updatedAt(),
                Event.of(viewed.event()));
    }

    /** The person named on the ticket. */
    @Schema(
            name = "TicketHolder",
            description = "The person named on the ticket: the buyer, unless it was changed.")
    record Holder(
            @Schema(description = "The name; null if none is known.") @Nullable String name,
            @Schema(description = "The e-mail address; null if none is known.")
                    @Nullable String email) {

        static Holder of(TicketHolder holder) {
            return new Holder(holder.name(), holder.email());
        }
    }

    /** The facts about the event that are printed on a ticket. */
    @Schema(name = "TicketedEvent", description = "The event, as it is printed on a ticket.")
    record Event(
            @Schema(description = "The title.") String title,
            @Schema(description = "The start.") Instant startsAt,
            @Schema(description = "The end.") Instant endsAt,
            @Schema(description = "The IANA time zone in which the times are shown.")
                    String timeZone,
            Location location) {

        static Event of(TicketedEvent event) {
            return new Event(
                    event.title(),
                    event.startsAt(),
                    event.endsAt(),
                    event.timeZone(),
                    Location.of(event.venue()));
        }
    }

    /** The venue. Clients know its schema as Venue. */
    @Schema(name = "Venue", description = "The place of an event, as it is printed on a ticket.")
    record Location(
            @Schema(description = "The name of the place.") String name,
            @Schema(description = "Street and number; null if not given.") @Nullable String address,
            @Schema(description = "The city; null if not given.") @Nullable String city,
            @Schema(description = "The ISO 3166 code of the country; null if not given.")
                    @Nullable String country) {

        static Location of(EventVenue venue) {
            return new Location(venue.name(), venue.address(), venue.city(), venue.country());
        }
    }
}
