package dev.usher.event.reservation;

/** HELD and CHECKOUT occupy held stock, CONVERTED sold stock, the others none. */
enum ReservationStatus {
    HELD,
    CHECKOUT,
    CONVERTED,
    RELEASED,
    EXPIRED
}
