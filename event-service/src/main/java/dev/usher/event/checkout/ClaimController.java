package dev.usher.event.checkout;

import static java.util.Objects.requireNonNull;

import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.ReservationProblems;
import dev.usher.event.suspension.SuspendedAccounts;
import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lets payment-service claim a reservation for an order that it opens. */
@RestController
class ClaimController implements ClaimApi {

    private final ClaimReservation claimReservation;

    ClaimController(ClaimReservation claimReservation) {
        this.claimReservation = claimReservation;
    }

    @Override
    public ClaimView claim(UUID id, JsonNode body) {
        JsonForm form = JsonForm.of(body);
        form.require("orderId", "holderId", "expiresAt");
        UUID order = form.uuid("orderId");
        String buyer = form.words("holderId", 255);
        Instant expiresAt = form.instant("expiresAt");
        form.finish();
        ReservationClaim claim =
                claimReservation.claim(
                        new ReservationId(id),
                        new OrderId(requireNonNull(order)),
                        requireNonNull(buyer),
                        requireNonNull(expiresAt));
        return switch (claim) {
            case ReservationClaim.Claimed(var reservation, var offer) ->
                    ClaimView.of(reservation, offer);
            case ReservationClaim.Unknown() -> throw CommonProblems.notFound();
            case ReservationClaim.NotHeld(var status) ->
                    throw new ProblemException(ReservationProblems.RESERVATION_NOT_HELD)
                            .with("reservationStatus", status);
            case ReservationClaim.EventNotOnSale() ->
                    throw new ProblemException(ReservationProblems.EVENT_NOT_ON_SALE);
            case ReservationClaim.BuyerSuspended() -> throw SuspendedAccounts.refusal();
        };
    }
}
