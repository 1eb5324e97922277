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
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Events", description = "What there is to go to, and what is left of it")
class EventController {

    private final EventForm form;
    private final CreateEvent creation;
    private final PublishEvent publication;
    private final EventReader reader;

    EventController(
            EventForm form, CreateEvent creation, PublishEvent publication, EventReader reader) {
        this.form = form;
        this.creation = creation;
        this.publication = publication;
        this.reader = reader;
    }

    @PostMapping("/v1/events")
    @Operation(
            summary = "Create an event",
            description =
                    "Creates a draft, which only its organizer sees. Give `ticketTypes`, or in"
                            + " their place `capacity` and, unless it is free, `price`. Needs the"
                            + " role `organizer`.",
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
    ResponseEntity<EventView> create(Caller caller, @RequestBody JsonNode body) {
        caller.require("organizer");
        EventView event = creation.create(caller.accountId(), form.read(body));
        return ResponseEntity.created(URI.create("/v1/events/" + event.id()))
                .eTag(ETags.of(event.version()))
                .body(event);
    }

    @GetMapping(path = "/v1/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read an event",
            description =
                    "Everybody reads published and cancelled events; a draft is its organizer's"
                            + " alone. `If-None-Match` with the last `ETag` answers 304.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The event",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.PUBLISHED)))
    ResponseEntity<byte[]> read(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        String accountId = caller.map(Caller::accountId).orElse(null);
        return reader.event(new EventId(id), accountId).to(ifNoneMatch);
    }

    @PostMapping("/v1/events/{id}/publish")
    @Operation(
            summary = "Put an event on sale",
            description =
                    "Makes a draft visible to everybody and its tickets reservable. On a published"
                            + " event it changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The published event",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.PUBLISHED)))
    ResponseEntity<EventView> publish(Caller caller, @PathVariable UUID id) {
        return switch (publication.publish(new EventId(id), caller.accountId())) {
            case PublishOutcome.OnSale(EventView event) ->
                    ResponseEntity.ok().eTag(ETags.of(event.version())).body(event);
            case PublishOutcome.Cancelled() ->
                    throw new ProblemException(
                            CatalogProblems.EVENT_CANCELLED, "The event was cancelled.");
        };
    }
}
