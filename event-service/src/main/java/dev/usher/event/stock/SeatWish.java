package dev.usher.event.stock;

import java.util.List;

/**
 * Seats that a buyer wishes to hold.
 *
 * @param decidedBy the version of the event by which everything except the stock was decided
 */
public record SeatWish(List<Seats> seats, long decidedBy) {

    public SeatWish {
        seats = List.copyOf(seats);
    }
}
