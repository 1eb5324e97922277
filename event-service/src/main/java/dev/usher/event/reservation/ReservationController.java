package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Reservations", description = "Tickets kept for a buyer while an order is made of them")
class ReservationController {

    private final ReservationDesk desk;

    ReservationController(ReservationDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/v1/reservations")
    @Operation(
            summary = "Reserve tickets",
            description =
                    "Keeps the tickets for the caller until `expiresAt`, at the price of now: all of"
                            + " them or none. Open an order on the reservation to buy them.",
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
            @RequestAttribute(name = Idempotency.KEY_ATTRIBUTE, required = false)
                    @Nullable String key,
            @RequestBody JsonNode body) {
        PlaceReservation wish = ReservationForm.read(caller.accountId(), key, body);
        return switch (desk.place(wish)) {
            case ReservationOutcome.Held(Reservation held) ->
                    ResponseEntity.created(URI.create("/v1/reservations/" + held.id()))
                            .eTag(ETags.of(held.version()))
                            .body(ReservationView.of(held));
            case ReservationOutcome.UnknownEvent() -> throw CommonProblems.notFound();
            case ReservationOutcome.NotOnSale() ->
                    throw new ProblemException(
                            ReservationProblems.EVENT_NOT_ON_SALE, "The event is not on sale.");
            case ReservationOutcome.UnknownTicketTypes(var types) ->
                    throw ProblemException.invalid(unknown(wish, types));
            case ReservationOutcome.SalesClosed(var types) ->
                    throw new ProblemException(
                                    ReservationProblems.SALES_CLOSED,
                                    "A ticket type asked for is not sold now.")
                            .with("ticketTypes", types.stream().map(TicketTypeId::value).toList());
            case ReservationOutcome.TooMany(var limit, int allowed) ->
                    throw new ProblemException(
                                    ReservationProblems.TOO_MANY_TICKETS,
                                    "At most " + allowed + " tickets may be asked for.")
                            .with("limit", limit)
                            .with("allowed", allowed);
            case ReservationOutcome.SoldOut(var available) ->
                    throw new ProblemException(
                                    ReservationProblems.SOLD_OUT,
                                    "There are not enough tickets left.")
                            .with("available", byId(available));
            case ReservationOutcome.Busy() ->
                    throw CommonProblems.unavailable(
                            "More reservations are waiting than can be decided in time.");
            case ReservationOutcome.KeyReused() ->
                    throw new ProblemException(
                            CommonProblems.IDEMPOTENCY_KEY_REUSED,
                            "The Idempotency-Key was used for another reservation.");
        };
    }

    @GetMapping("/v1/reservations/{id}")
    @Operation(summary = "Read a reservation", description = "For its holder.")
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
                    @Nullable String ifNoneMatch) {
        Reservation reservation =
                desk.find(new ReservationId(id), caller.accountId())
                        .orElseThrow(CommonProblems::notFound);
        String etag = ETags.of(reservation.version());
        if (ETags.matches(ifNoneMatch, etag)) {
            return ResponseEntity.status(304).eTag(etag).build();
        }
        return ResponseEntity.ok().eTag(etag).body(ReservationView.of(reservation));
    }

    @DeleteMapping("/v1/reservations/{id}")
    @Operation(
            summary = "Give a reservation back",
            description = "Its tickets are available again at once. Repeating it changes nothing.")
    @ApiResponse(responseCode = "204", description = "Given back")
    ResponseEntity<Void> release(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (desk.release(new ReservationId(id), caller.accountId(), ifMatch)) {
            case ReleaseOutcome.Released() -> ResponseEntity.noContent().build();
            case ReleaseOutcome.InCheckout() ->
                    throw new ProblemException(
                            ReservationProblems.RESERVATION_IN_CHECKOUT,
                            "An order is open on the reservation; cancel the order.");
            case ReleaseOutcome.Converted() ->
                    throw new ProblemException(
                            ReservationProblems.RESERVATION_CONVERTED,
                            "The reservation's tickets are sold.");
            case ReleaseOutcome.Unknown() -> throw CommonProblems.notFound();
        };
    }

    private static List<Violation> unknown(PlaceReservation wish, List<TicketTypeId> types) {
        List<TicketTypeId> asked = wish.seats().stream().map(Seats::ticketType).toList();
        return IntStream.range(0, asked.size())
                .filter(i -> types.contains(asked.get(i)))
                .mapToObj(i ->
                        new Violation(
                                "/items/" + i + "/ticketTypeId",
                                "unknown_ticket_type",
                                "The event has no such ticket type."))
                .toList();
    }

    private static Map<UUID, Integer> byId(Map<TicketTypeId, Integer> available) {
        return available.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue));
    }
}
