package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** What is being sold and for how much, as event-service said when it gave the stock. */
public record Sale(UUID eventId, String organizerId, List<Item> items, Money total, Show show) {

    public Sale {
        requireNonNull(eventId, "eventId");
        requireNonNull(organizerId, "organizerId");
        requireNonNull(show, "show");
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a sale has at least one item");
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

    /** So many tickets of one type at one price. */
    public record Item(UUID ticketTypeId, String name, int quantity, Money unitPrice) {

        public Item {
            requireNonNull(ticketTypeId, "ticketTypeId");
            requireNonNull(name, "name");
            requireNonNull(unitPrice, "unitPrice");
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity " + quantity);
            }
        }
    }
}
