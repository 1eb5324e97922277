package dev.usher.event.listing;

import dev.usher.event.catalog.EventExamples;
import dev.usher.event.catalog.EventStatus;
import dev.usher.event.catalog.EventView;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The HTTP description of {@link EventListController}. */
@Tag(name = "Events")
@Refusals("account_suspended")
interface EventListApi {

    @Refusals
    @GetMapping(path = "/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEvents",
            summary = "List published events",
            description =
                    "Pages of published events, the soonest first. With `q`, events that have its"
                            + " words in the title come before all others. Words are found in any"
                            + " of their forms (English, German, Dutch, French, Spanish, Italian,"
                            + " Portuguese, Danish, Swedish, Norwegian), with or without accents;"
                            + " `\"in quotes\"` is a phrase, `-word` excludes a word (alone it"
                            + " finds nothing), `or` stands between alternatives. `If-None-Match`"
                            + " with the last `ETag` answers 304.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content =
                    @Content(
                            schema = @Schema(ref = "#/components/schemas/EventPage"),
                            examples = @ExampleObject(EventExamples.PAGE)))
    ResponseEntity<byte[]> list(
            @Parameter(
                            description =
                                    "Words of title or description, at most 200 characters, such as"
                                            + " jazz",
                            schema = @Schema(type = "string", maxLength = 200))
                    @RequestParam(required = false)
                    @Nullable String q,
            @Parameter(
                            description =
                                    "The city, with or without its accents, in any case; at most"
                                            + " 200 characters",
                            schema = @Schema(type = "string", maxLength = 200))
                    @RequestParam(required = false)
                    @Nullable String city,
            @Parameter(
                            description =
                                    "Only events that end at this time or later. Default: now",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "Only events that start before this time",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch);

    @GetMapping("/v1/me/events")
    @Refusals(role = "organizer")
    @Operation(
            operationId = "listOwnEvents",
            summary = "List your own events",
            description =
                    "The caller's own events, including drafts, the newest first. Needs the role"
                            + " `organizer`.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(examples = @ExampleObject(EventExamples.OWN_PAGE)))
    Page<EventView> own(
            Caller caller,
            @Parameter(description = "Only events in this status. Default: all")
                    @RequestParam(required = false)
                    @Nullable EventStatus status,
            @Parameter(
                            description = "Only the event with this reference of yours",
                            schema = @Schema(type = "string", maxLength = 200))
                    @RequestParam(required = false)
                    @Nullable String externalReference,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
