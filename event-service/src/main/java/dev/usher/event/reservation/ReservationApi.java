package dev.usher.event.reservation;

import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.idempotency.KeyedRequest;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

/** The calls of buyers about reservations, as they are documented. */
@Tag(name = "Reservations", description = "Tickets kept for a buyer until they are ordered")
@Refusals("account_suspended")
interface ReservationApi {

    @PostMapping("/v1/reservations")
    @Refusals({
        "not_found",
        "sold_out",
        "sales_closed",
        "event_not_on_sale",
        "too_many_tickets",
        "external_reference_taken"
    })
    @Operation(
            operationId = "createReservation",
            summary = "Reserve tickets",
            description =
                    "Keeps the tickets for the caller until `expiresAt`, at the current price: all"
                            + " of them or none. Open an order on the reservation to buy them.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReservationExamples.Body.class),
                                            examples = @ExampleObject(ReservationExamples.NEW))))
    @ApiResponse(
            responseCode = "201",
            description = "The tickets are held",
            content =
                    @Content(
                            schema = @Schema(implementation = ReservationView.class),
                            examples = @ExampleObject(ReservationExamples.HELD)))
    ResponseEntity<ReservationView> place(
            Caller caller,
            @RequestAttribute(name = Idempotency.REQUEST_ATTRIBUTE, required = false)
                    @Nullable KeyedRequest keyed,
            @RequestBody JsonNode body);

    @GetMapping("/v1/reservations/{id}")
    @Refusals
    @Operation(
            operationId = "getReservation",
            summary = "Read a reservation",
            description = "For its buyer.")
    @ApiResponse(
            responseCode = "200",
            description = "The reservation",
            content =
                    @Content(
                            schema = @Schema(implementation = ReservationView.class),
                            examples = @ExampleObject(ReservationExamples.HELD)))
    ResponseEntity<ReservationView> read(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch);

    @DeleteMapping("/v1/reservations/{id}")
    @Refusals({"reservation_in_checkout", "reservation_converted"})
    @Operation(
            operationId = "releaseReservation",
            summary = "Give a reservation back",
            description = "Its tickets are available again at once. A repeat changes nothing.")
    @ApiResponse(responseCode = "204", description = "Given back")
    ResponseEntity<Void> release(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch);
}
