package dev.usher.event.reservation;

import io.swagger.v3.oas.annotations.media.Schema;

/** HELD and CHECKOUT occupy held stock, CONVERTED occupies sold stock, the others none. */
public enum ReservationStatus {
    @Schema(description = "The tickets are kept for the buyer until `expiresAt`.")
    HELD,
    @Schema(description = "An order is open on it; `expiresAt` is the deadline of the checkout.")
    CHECKOUT,
    @Schema(description = "Paid: its tickets are sold. Final.")
    CONVERTED,
    @Schema(description = "Given back by the buyer or because the event was cancelled. Final.")
    RELEASED,
    @Schema(description = "Given back because its time was over. Final.")
    EXPIRED
}
