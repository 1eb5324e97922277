package dev.usher.event.reservation;

import static java.util.Objects.requireNonNull;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The one call between services: payment-service opens an order on a reservation. */
@RestController
class ClaimController {

    private final ClaimDesk desk;

    ClaimController(ClaimDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/internal/reservations/{id}/claim")
    ClaimView claim(@PathVariable UUID id, @RequestBody JsonNode body) {
        JsonForm form = JsonForm.of(body);
        form.require("orderId", "holderId", "expiresAt");
        UUID order = form.uuid("orderId");
        String holder = form.words("holderId", 255);
        Instant expiresAt = form.instant("expiresAt");
        form.finish();
        ClaimOutcome outcome =
                desk.claim(
                        new ReservationId(id),
                        new OrderId(requireNonNull(order)),
                        requireNonNull(holder),
                        requireNonNull(expiresAt));
        return switch (outcome) {
            case ClaimOutcome.Claimed(var reservation, var offer) ->
                    ClaimView.of(reservation, offer);
            case ClaimOutcome.Unknown() -> throw CommonProblems.notFound();
            case ClaimOutcome.NotHeld(var status) ->
                    throw new ProblemException(
                                    ReservationProblems.RESERVATION_NOT_HELD,
                                    "The reservation is not there to be ordered.")
                            .with("reservationStatus", status);
            case ClaimOutcome.EventNotOnSale() ->
                    throw new ProblemException(
                            ReservationProblems.EVENT_NOT_ON_SALE, "The event is not on sale.");
        };
    }
}
