package dev.usher.payment.checkout;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderedEvent;
import dev.usher.payment.order.ReservedSale;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a claim as event-service writes it. Making a sale of it checks that it is complete.
 */
record ClaimAnswer(
        UUID reservationId,
        UUID eventId,
        String organizerId,
        List<Item> items,
        Amount total,
        Event event) {

    ReservedSale sale() {
        return new ReservedSale(
                eventId,
                organizerId,
                items.stream()
                        .map(item ->
                                new ReservedSale.Item(
                                        item.ticketTypeId(),
                                        item.name(),
                                        item.quantity(),
                                        item.unitPrice().money()))
                        .toList(),
                total.money(),
                new OrderedEvent(
                        event.title(),
                        event.startsAt(),
                        event.endsAt(),
                        event.timeZone(),
                        event.location().name(),
                        event.location().address(),
                        event.location().city(),
                        event.location().country()));
    }

    record Amount(long amount, String currency) {
        Money money() {
            return new Money(amount, currency);
        }
    }

    record Item(UUID ticketTypeId, String name, int quantity, Amount unitPrice) {}

    record Event(
            String title, Instant startsAt, Instant endsAt, String timeZone, Location location) {}

    record Location(
            String name,
            @Nullable String address,
            @Nullable String city,
            @Nullable String country) {}
}
