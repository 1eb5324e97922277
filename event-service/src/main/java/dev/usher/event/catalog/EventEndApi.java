package dev.usher.event.catalog;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The HTTP description of {@link EventEndController}. */
@Tag(name = "Events", description = "Events and how many of their tickets are left")
@Refusals("account_suspended")
interface EventEndApi {

    @PostMapping("/v1/events/{id}/cancel")
    @Refusals(value = "event_not_published", role = "organizer")
    @Operation(
            operationId = "cancelEvent",
            summary = "Cancel an event",
            description =
                    "Cancels the event permanently; only for its organizer. From the answer on no"
                            + " ticket of it can be reserved. Afterwards its holds are released"
                            + " and its open checkouts are ended; `Location` names the call that"
                            + " tells how far that is. Paid orders are refunded and their tickets"
                            + " cancelled, also if they are paid later. It has no effect on a"
                            + " cancelled event. A draft is refused with `event_not_published`.")
    @ApiResponse(
            responseCode = "202",
            description = "The cancelled event",
            headers = @Header(name = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.CANCELLED)))
    ResponseEntity<EventView> cancel(Caller caller, @PathVariable UUID id);

    @DeleteMapping("/v1/events/{id}")
    @Refusals(
            value = {"event_has_sales", "event_cancelled"},
            role = "organizer")
    @Operation(
            operationId = "deleteEvent",
            summary = "Delete an event",
            description =
                    "Deletes the event with its ticket types and gate staff; only for its"
                            + " organizer. Refused with `event_has_sales` once a ticket of it was"
                            + " reserved, and with `event_cancelled` if it was cancelled.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    ResponseEntity<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch);
}
