package dev.usher.event.catalog;

import dev.usher.platform.web.idempotency.Idempotency;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

/** The HTTP description of {@link EventController}. */
@Tag(name = "Events", description = "Events and how many of their tickets are left")
@Refusals("account_suspended")
interface EventApi {

    @PostMapping("/v1/events")
    @Refusals(value = "external_reference_taken", role = "organizer")
    @Operation(
            operationId = "createEvent",
            summary = "Create an event",
            description =
                    "Creates a draft, which only its organizer sees. Give `ticketTypes`, or instead"
                            + " `capacity` and, unless the event is free, `price`. Needs the role"
                            + " `organizer`.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = EventBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "Ticket types",
                                                        value = EventExamples.NEW),
                                                @ExampleObject(
                                                        name = "Short form",
                                                        value = EventExamples.NEW_SHORT)
                                            })))
    @ApiResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.DRAFT)))
    ResponseEntity<EventView> create(
            Caller caller,
            @RequestAttribute(name = Idempotency.KEY_ATTRIBUTE, required = false)
                    @Nullable String key,
            @RequestBody JsonNode body);

    @PostMapping("/v1/events/{id}/publish")
    @Refusals(value = "event_cancelled", role = "organizer")
    @Operation(
            operationId = "publishEvent",
            summary = "Publish an event",
            description =
                    "Makes a draft visible to everyone and its tickets reservable. It has no effect"
                            + " on a published event. Only for the event's organizer.")
    @ApiResponse(
            responseCode = "200",
            description = "The published event",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.OWN)))
    ResponseEntity<EventView> publish(Caller caller, @PathVariable UUID id);

    @Refusals(
            value = {
                "event_cancelled",
                "currency_fixed",
                "capacity_below_sold",
                "external_reference_taken"
            },
            role = "organizer")
    @PatchMapping(
            path = "/v1/events/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            operationId = "updateEvent",
            summary = "Change an event",
            description =
                    "A merge patch (RFC 7396): an absent member keeps its value, null removes it."
                            + " `ticketTypes` is the whole list: an entry with an `id` changes that"
                            + " ticket type, and its absent members keep their values; an entry"
                            + " without `id` is added; a ticket type left out is retired, or"
                            + " removed if it was never held. `price` and `capacity` are accepted"
                            + " while there is one ticket type. Existing holds keep their price."
                            + " With `If-Match` the change applies only to that version.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/merge-patch+json",
                                            schema =
                                                    @Schema(implementation = EventBody.Patch.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "Later, and for more people",
                                                        value = EventExamples.PATCH),
                                                @ExampleObject(
                                                        name = "One ticket type",
                                                        value = EventExamples.PATCH_WHOLE_TYPE),
                                                @ExampleObject(
                                                        name = "Ticket types",
                                                        value = EventExamples.PATCH_TYPES)
                                            })))
    @ApiResponse(
            responseCode = "200",
            description = "The event after the change",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.OWN)))
    ResponseEntity<EventView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch);
}
