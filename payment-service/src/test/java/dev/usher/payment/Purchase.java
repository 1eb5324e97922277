package dev.usher.payment;

import dev.usher.platform.testing.ApiResponse;

/** An order that a test has opened, with its first answer. */
public record Purchase(Reservation reservation, ApiResponse order) {

    public String id() {
        return Shop.id(order);
    }

    public String session() {
        return Shop.session(order);
    }

    String buyer() {
        return reservation.holder();
    }
}
