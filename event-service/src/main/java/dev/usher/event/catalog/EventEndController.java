package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
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
@Tag(name = "Events")
class EventEndController {

    private final CancelEvent cancellation;
    private final DeleteEvent deletion;

    EventEndController(CancelEvent cancellation, DeleteEvent deletion) {
        this.cancellation = cancellation;
        this.deletion = deletion;
    }

    @PostMapping("/v1/events/{id}/cancel")
    @Operation(
            summary = "Call an event off",
            description =
                    "For good: what is held is given back, open checkouts end, paid orders are"
                            + " refunded and their tickets cancelled. `Location` tells how far that"
                            + " is. On a cancelled event it changes nothing.")
    @ApiResponse(
            responseCode = "202",
            description = "The cancelled event",
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
                            CatalogProblems.EVENT_NOT_PUBLISHED, "The event is a draft.");
        };
    }

    @DeleteMapping("/v1/events/{id}")
    @Operation(
            summary = "Delete an event",
            description =
                    "Only one of which nothing was ever held. With `If-Match` only that version.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    ResponseEntity<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return switch (deletion.delete(new EventId(id), caller.accountId(), ifMatch)) {
            case DELETED -> ResponseEntity.noContent().build();
            case HAS_SALES ->
                    throw new ProblemException(
                            CatalogProblems.EVENT_HAS_SALES,
                            "Tickets of the event were held or sold.");
        };
    }
}
