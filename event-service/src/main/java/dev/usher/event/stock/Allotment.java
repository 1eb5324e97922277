package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;

/** One ticket type's part of the stock, as it was when it was read. */
public record Allotment(TicketTypeId ticketType, int capacity, int held, int sold) {

    public Allotment {
        if (held < 0 || sold < 0 || (long) held + sold > capacity) {
            throw new IllegalArgumentException(
                    "%d held and %d sold of %d".formatted(held, sold, capacity));
        }
    }

    public int available() {
        return capacity - held - sold;
    }
}
