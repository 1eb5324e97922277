package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events", description = "What there is to go to, and what is left of it")
class EventEndController {

    private final CancelEvent cancellation;
    private final DeleteEvent deletion;

    EventEndController(CancelEvent cancellation, DeleteEvent deletion) {
        this.cancellation = cancellation;
        this.deletion = deletion;
    }

    @PostMapping("/v1/events/{id}/cancel")
    @Operation(
            summary = "Cancel an event",
            description =
                    "For good, and for the event's organizer. From the answer on nothing of it is"
                            + " reserved any more; holds are released, open checkouts expired, paid"
                            + " orders refunded and tickets cancelled meanwhile, which `Location`"
                            + " tells about. On a cancelled event it changes nothing. A draft is"
                            + " refused with `event_not_published`.")
    @ApiResponse(
            responseCode = "202",
            description = "The cancelled event",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to see how far its refunds are",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.CANCELLED)))
    ResponseEntity<EventView> cancel(Caller caller, @PathVariable UUID id) {
        return switch (cancellation.cancel(new EventId(id), caller.accountId())) {
            case CancelOutcome.Cancelled(EventView event) ->
                    ResponseEntity.accepted()
                            .location(URI.create("/v1/events/" + id + "/cancellation"))
                            .eTag(ETags.of(event.version()))
                            .body(event);
            case CancelOutcome.NotPublished() ->
                    throw new ProblemException(
                            CatalogProblems.EVENT_NOT_PUBLISHED,
                            "A draft can't be cancelled; it can be deleted.");
        };
    }

    @DeleteMapping("/v1/events/{id}")
    @Operation(
            summary = "Delete an event",
            description =
                    "With its ticket types and gate staff, as if it had never been; for the event's"
                            + " organizer. Refused with `event_has_sales` once a ticket of it was"
                            + " reserved, and with `event_cancelled` if it was cancelled.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    ResponseEntity<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (deletion.delete(new EventId(id), caller.accountId(), ifMatch)) {
            case DeleteOutcome.Deleted() -> ResponseEntity.noContent().build();
            case DeleteOutcome.HasSales() ->
                    throw new ProblemException(
                            CatalogProblems.EVENT_HAS_SALES,
                            "Tickets of the event were reserved; it can only be cancelled.");
            case DeleteOutcome.Cancelled() ->
                    throw new ProblemException(
                            CatalogProblems.EVENT_CANCELLED, "The event was cancelled.");
        };
    }
}
