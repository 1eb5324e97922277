package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Allotment;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.idempotency.Idempotency;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Events", description = "What there is to go to, and what is left of it")
class EventController {

    private final EventForm form;
    private final CreateEvent creation;
    private final ChangeEvent change;
    private final PublishEvent publication;
    private final EventReader reader;

    EventController(
            EventForm form,
            CreateEvent creation,
            ChangeEvent change,
            PublishEvent publication,
            EventReader reader) {
        this.form = form;
        this.creation = creation;
        this.change = change;
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
    ResponseEntity<EventView> create(
            Caller caller,
            @RequestAttribute(name = Idempotency.KEY_ATTRIBUTE, required = false)
                    @Nullable String key,
            @RequestBody JsonNode body) {
        caller.require("organizer");
        EventView event = creation.create(caller.accountId(), key, form.read(body));
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
        // Its organizer sees more of it.
        return reader.event(new EventId(id), accountId).to(ifNoneMatch, HttpHeaders.AUTHORIZATION);
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

    @PatchMapping(
            path = "/v1/events/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Change an event",
            description =
                    "A merge patch (RFC 7396): what is absent stays, null removes. `ticketTypes` is"
                            + " the whole list: an entry with an `id` changes that one and leaves"
                            + " unsaid what stays, one without is added, one left out is retired,"
                            + " or gone if it was never held. `price` and `capacity` are accepted"
                            + " while there is one ticket type. Holds that were made keep their"
                            + " price. With `If-Match` the change applies only to that version.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/merge-patch+json",
                                            schema = @Schema(implementation = EventBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "Later, and for more people",
                                                        value = EventExamples.PATCH),
                                                @ExampleObject(
                                                        name = "Ticket types",
                                                        value = EventExamples.PATCH_TYPES)
                                            })))
    @ApiResponse(
            responseCode = "200",
            description = "The event as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.PUBLISHED)))
    ResponseEntity<EventView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return switch (change.change(new EventId(id), caller.accountId(), ifMatch, patch)) {
            case ChangeOutcome.Changed(EventView event) ->
                    ResponseEntity.ok().eTag(ETags.of(event.version())).body(event);
            case ChangeOutcome.Cancelled() ->
                    throw new ProblemException(
                            CatalogProblems.EVENT_CANCELLED, "The event was cancelled.");
            case ChangeOutcome.CurrencyFixed(String currency) ->
                    throw new ProblemException(
                                    CatalogProblems.CURRENCY_FIXED,
                                    "Tickets were held at prices in " + currency + ".")
                            .with("currency", currency);
            case ChangeOutcome.CapacityBelowSold(var allotments) ->
                    throw new ProblemException(
                                    CatalogProblems.CAPACITY_BELOW_SOLD,
                                    "More is sold and held than the capacity would be.")
                            .with("ticketTypes", allotments.stream().map(Taken::of).toList());
        };
    }

    /** What a capacity can't go below. */
    record Taken(UUID id, int sold, int held) {

        static Taken of(Allotment allotment) {
            return new Taken(allotment.ticketType().value(), allotment.sold(), allotment.held());
        }
    }
}
