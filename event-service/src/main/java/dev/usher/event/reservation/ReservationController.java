package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.idempotency.KeyedRequest;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import dev.usher.platform.web.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class ReservationController implements ReservationApi {

    private final PlaceReservation placeReservation;
    private final ReadReservation readReservation;
    private final ReleaseReservation releaseReservation;

    ReservationController(
            PlaceReservation placeReservation,
            ReadReservation readReservation,
            ReleaseReservation releaseReservation) {
        this.placeReservation = placeReservation;
        this.readReservation = readReservation;
        this.releaseReservation = releaseReservation;
    }

    @Override
    public ResponseEntity<ReservationView> place(
            Caller caller, @Nullable KeyedRequest keyed, JsonNode body) {
        ReservationRequest request = ReservationForm.read(caller.accountId(), keyed, body);
        return switch (placeReservation.place(request)) {
            case ReservationOutcome.Held(Reservation held) -> {
                if (keyed != null) {
                    keyed.answerIsKept();
                }
                yield HeldAnswers.send(held);
            }
            case ReservationOutcome.HeldBefore(Reservation before) -> HeldAnswers.send(before);
            case ReservationOutcome.UnknownEvent() -> throw CommonProblems.notFound();
            case ReservationOutcome.NotOnSale() ->
                    throw new ProblemException(ReservationProblems.EVENT_NOT_ON_SALE);
            case ReservationOutcome.UnknownTicketTypes(var types) ->
                    throw ProblemException.invalid(unknown(request, types));
            case ReservationOutcome.SalesClosed(var types) ->
                    throw new ProblemException(ReservationProblems.SALES_CLOSED)
                            .with("ticketTypes", types.stream().map(TicketTypeId::value).toList());
            case ReservationOutcome.TooMany(var limit, int allowed) ->
                    throw new ProblemException(
                                    ReservationProblems.TOO_MANY_TICKETS,
                                    "At most " + allowed + " tickets may be asked for.")
                            .with("limit", limit)
                            .with("allowed", allowed);
            case ReservationOutcome.SoldOut(var available) ->
                    throw new ProblemException(ReservationProblems.SOLD_OUT)
                            .with("available", byId(available));
            case ReservationOutcome.Busy() ->
                    throw CommonProblems.unavailable(
                            "The reservation could not be decided in time; retry after"
                                    + " `Retry-After` seconds.");
            case ReservationOutcome.ReferenceTaken() ->
                    throw new ProblemException(
                            CallerReferences.TAKEN,
                            "Another reservation for an event of this organizer has this"
                                    + " externalReference.");
            case ReservationOutcome.KeyReused() ->
                    throw new ProblemException(
                            CommonProblems.IDEMPOTENCY_KEY_REUSED,
                            "The Idempotency-Key was used for another reservation.");
        };
    }

    @Override
    public ResponseEntity<ReservationView> read(
            Caller caller, UUID id, @Nullable String ifNoneMatch) {
        Reservation reservation =
                readReservation
                        .find(new ReservationId(id), caller.accountId())
                        .orElseThrow(CommonProblems::notFound);
        String etag = ETags.of(reservation.version());
        if (ETags.matches(ifNoneMatch, etag)) {
            return ResponseEntity.status(304).eTag(etag).build();
        }
        return ResponseEntity.ok().eTag(etag).body(ReservationView.of(reservation));
    }

    @Override
    public ResponseEntity<Void> release(Caller caller, UUID id, @Nullable String ifMatch) {
        return switch (releaseReservation.release(
                new ReservationId(id), caller.accountId(), ifMatch)) {
            case ReleaseOutcome.Released() -> ResponseEntity.noContent().build();
            case ReleaseOutcome.InCheckout() ->
                    throw new ProblemException(ReservationProblems.RESERVATION_IN_CHECKOUT);
            case ReleaseOutcome.Converted() ->
                    throw new ProblemException(ReservationProblems.RESERVATION_CONVERTED);
            case ReleaseOutcome.Unknown() -> throw CommonProblems.notFound();
        };
    }

    private static List<Violation> unknown(ReservationRequest request, List<TicketTypeId> types) {
        List<TicketTypeId> asked = request.seats().stream().map(Seats::ticketType).toList();
        return IntStream.range(0, asked.size())
                .filter(i -> types.contains(asked.get(i)))
                .mapToObj(i ->
                        new Violation(
                                "/items/" + i + "/ticketTypeId",
                                "unknown_ticket_type",
                                "ticketTypeId must be a ticket type of the event"))
                .toList();
    }

    private static Map<UUID, Integer> byId(Map<TicketTypeId, Integer> available) {
        return available.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue));
    }
}
