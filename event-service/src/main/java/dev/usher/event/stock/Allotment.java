package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;

/** The stock of one ticket type at the moment it was read. */
public record Allotment(TicketTypeId ticketType, int capacity, int held, int sold) {

    public Allotment {
        if (held < 0 || sold < 0 || (long) held + sold > capacity) {
            throw new IllegalArgumentException(
                    "%d held and %d sold must not exceed the capacity %d"
                            .formatted(held, sold, capacity));
        }
    }

    public int available() {
        return capacity - held - sold;
    }
}
