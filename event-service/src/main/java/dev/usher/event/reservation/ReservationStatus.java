package dev.usher.event.reservation;

/** HELD and CHECKOUT occupy held stock, CONVERTED occupies sold stock, the others none. */
public enum ReservationStatus {
    HELD,
    CHECKOUT,
    CONVERTED,
    RELEASED,
    EXPIRED
}
