package dev.usher.payment.order;

import java.util.List;
import java.util.UUID;

/** What an order is about, with the ids of its lines. */
public record Sold(
        UUID eventId, String organizerId, List<OrderLine> lines, Money total, Show show) {}
