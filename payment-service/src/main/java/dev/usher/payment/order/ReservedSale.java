package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/**
 * The tickets of a claimed reservation and their prices, as event-service has set them. The items
 * must add up to the total, in one currency.
 */
public record ReservedSale(
        UUID eventId, String organizerId, List<Item> items, Money total, OrderedEvent event) {

    public ReservedSale {
        requireNonNull(eventId, "eventId");
        requireNonNull(organizerId, "organizerId");
        requireNonNull(event, "event");
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a sale must have at least one item");
        }
        long sum = 0;
        for (Item item : items) {
            if (!item.unitPrice().currency().equals(total.currency())) {
                throw new IllegalArgumentException("items in another currency than the total");
            }
            sum =
                    Math.addExact(
                            sum, Math.multiplyExact(item.unitPrice().amount(), item.quantity()));
        }
        if (sum != total.amount()) {
            throw new IllegalArgumentException("items of " + sum + " and a total of " + total);
        }
    }

    /** A number of tickets of one type at one price. */
    public record Item(UUID ticketTypeId, String name, int quantity, Money unitPrice) {

        public Item {
            requireNonNull(ticketTypeId, "ticketTypeId");
            requireNonNull(name, "name");
            requireNonNull(unitPrice, "unitPrice");
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity " + quantity);
            }
        }

        OrderLine line(UUID lineId) {
            return new OrderLine(lineId, ticketTypeId, name, quantity, unitPrice.amount());
        }
    }
}
