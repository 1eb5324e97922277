package dev.usher.payment.order;

import java.util.List;
import java.util.UUID;

/** The tickets that an order sells, with the ids of its lines, their total and their event. */
public record SoldItems(
        UUID eventId, String organizerId, List<OrderLine> lines, Money total, OrderedEvent event) {}
