package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import dev.usher.event.offer.Offer;
import dev.usher.event.stock.Seats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides by the terms of an offer alone, before any stock is looked at. */
final class SaleRules {

    private SaleRules() {}

    /** The refusal; empty if the terms allow the request. */
    static Optional<ReservationOutcome> refuse(
            ReservationRequest request, Offer offer, Instant now) {
        if (!offer.onSale()) {
            return Optional.of(new ReservationOutcome.NotOnSale());
        }
        List<TicketTypeId> asked = request.seats().stream().map(Seats::ticketType).toList();
        List<TicketTypeId> unknown =
                asked.stream().filter(type -> offer.type(type).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            return Optional.of(new ReservationOutcome.UnknownTicketTypes(unknown));
        }
        List<TicketTypeId> closed = asked.stream().filter(type -> !sold(offer, type, now)).toList();
        if (!closed.isEmpty()) {
            return Optional.of(new ReservationOutcome.SalesClosed(closed));
        }
        for (Seats seats : request.seats()) {
            int allowed = offer.type(seats.ticketType()).orElseThrow().maxPerOrder();
            if (seats.quantity() > allowed) {
                return Optional.of(
                        new ReservationOutcome.TooMany(
                                ReservationOutcome.Limit.MAX_PER_ORDER, allowed));
            }
        }
        return Optional.empty();
    }

    private static boolean sold(Offer offer, TicketTypeId type, Instant now) {
        return offer.type(type).orElseThrow().soldAt(now);
    }
}
