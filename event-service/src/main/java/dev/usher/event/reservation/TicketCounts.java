package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tickets of one event that a buyer has, by which a wish is measured against the buyer's
 * limits.
 *
 * @param all the tickets that are held, in checkout or bought
 * @param held the tickets of each type that are held or in checkout; absent for none
 */
record TicketCounts(int all, Map<TicketTypeId, Integer> held) {

    static final TicketCounts NONE = new TicketCounts(0, Map.of());

    TicketCounts {
        held = Map.copyOf(held);
    }

    TicketCounts plus(TicketCounts others) {
        Map<TicketTypeId, Integer> sums = new HashMap<>(held);
        others.held.forEach((type, quantity) -> sums.merge(type, quantity, Integer::sum));
        return new TicketCounts(all + others.all, sums);
    }

    /** The counts after the seats of a request are held too. */
    TicketCounts plus(ReservationRequest granted) {
        return plus(
                new TicketCounts(
                        granted.quantity(),
                        granted.seats().stream()
                                .collect(Collectors.toMap(Seats::ticketType, Seats::quantity))));
    }

    /** The refusal of a wish that exceeds a limit; empty if it keeps to all of them. */
    Optional<ReservationOutcome.TooMany> refuse(HoldWish wish) {
        Integer limit = wish.limit();
        if (limit != null && wish.request().quantity() > limit - all) {
            return tooMany(ReservationOutcome.Limit.MAX_PER_BUYER, limit - all);
        }
        for (Seats seats : wish.request().seats()) {
            Integer most = wish.mostHeld(seats.ticketType());
            int has = held.getOrDefault(seats.ticketType(), 0);
            if (most != null && seats.quantity() > most - has) {
                return tooMany(ReservationOutcome.Limit.MAX_HELD, most - has);
            }
        }
        return Optional.empty();
    }

    private static Optional<ReservationOutcome.TooMany> tooMany(
            ReservationOutcome.Limit limit, int left) {
        return Optional.of(new ReservationOutcome.TooMany(limit, Math.max(left, 0)));
    }
}
