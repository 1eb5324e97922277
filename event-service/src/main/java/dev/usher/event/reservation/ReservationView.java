package dev.usher.event.reservation;

import dev.usher.event.Money;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.openapi.MapOfTexts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation as its buyer sees it. */
@Schema(name = "Reservation", description = "Tickets that are kept for a buyer, at a fixed price.")
record ReservationView(
        @Schema(description = "The id of the reservation, a UUID of version 7") UUID id,
        @Schema(description = "The id of the event") UUID eventId,
        ReservationStatus status,
        @Schema(
                        description =
                                "When the tickets are given back, in UTC: 10 minutes after the"
                                        + " reservation was made, or the deadline of its checkout")
                Instant expiresAt,
        @Schema(description = "What is reserved, an item for each ticket type") List<Item> items,
        @Schema(description = "The price of all items together") Money total,
        @Schema(
                        description = "The caller's own reference; null if there is none",
                        maxLength = CallerReferences.LONGEST_REFERENCE)
                @Nullable String externalReference,
        @Schema(description = "The caller's own data, at most 20 keys")
                @MapOfTexts(
                        most = CallerReferences.MOST_KEYS,
                        longestKey = CallerReferences.LONGEST_KEY,
                        longestText = CallerReferences.LONGEST_VALUE)
                Map<String, String> metadata) {

    @Schema(name = "ReservationItem", description = "The tickets of one ticket type.")
    record Item(
            @Schema(description = "The id of the ticket type") UUID ticketTypeId,
            @Schema(description = "The name of the ticket type when it was reserved") String name,
            @Schema(description = "The price of one ticket when it was reserved") Money unitPrice,
            @Schema(description = "The number of tickets", minimum = "1") int quantity) {

        static Item of(ReservedItem item) {
            return new Item(
                    item.ticketType().value(), item.name(), item.unitPrice(), item.quantity());
        }
    }

    static ReservationView of(Reservation reservation) {
        return new ReservationView(
                reservation.id().value(),
                reservation.event().value(),
                reservation.status(),
                reservation.expiresAt(),
                reservation.items().stream().map(Item::of).toList(),
                reservation.total(),
                reservation.references().externalReference(),
                reservation.references().metadata());
    }
}
