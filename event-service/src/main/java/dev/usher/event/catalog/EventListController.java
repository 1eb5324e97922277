package dev.usher.event.catalog;

import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class EventListController {

    private final PublishedPages published;
    private final EventPages pages;

    EventListController(PublishedPages published, EventPages pages) {
        this.published = published;
        this.pages = pages;
    }

    @GetMapping(path = "/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Look through the catalogue",
            description =
                    "Published events, the soonest first, a page at a time. With `q` those that"
                            + " have its words in their title come first. Words are found in any"
                            + " of their forms (English, German, Dutch, French, Spanish, Italian,"
                            + " Portuguese, Danish, Swedish, Norwegian), with or without accents;"
                            + " `\"in quotes\"` is a phrase, `-word` must not occur (alone"
                            + " it finds nothing), `or` stands between alternatives. `If-None-Match` with the last `ETag` answers"
                            + " 304.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content =
                    @Content(
                            schema = @Schema(ref = "#/components/schemas/PageEventView"),
                            examples = @ExampleObject(EventExamples.PAGE)))
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            @Parameter(description = "Words of title or description", example = "jazz")
                    @RequestParam(required = false)
                    @Nullable String q,
            @Parameter(
                            description = "City, with or without its accents, in any case",
                            example = "Amsterdam")
                    @RequestParam(required = false)
                    @Nullable String city,
            @Parameter(
                            description = "Only events that end at it or later; now, if absent",
                            example = "2027-01-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "Only events that start before it",
                            example = "2027-02-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        QueryForm.allow(request, "q", "city", "from", "to", "limit", "cursor");
        EventSearch search =
                new EventSearch(
                        QueryForm.text("q", q, 200),
                        QueryForm.text("city", city, 200),
                        QueryForm.instant("from", from),
                        QueryForm.instant("to", to));
        return published.page(new PageQuery(search, Paging.limit(limit), cursor)).to(ifNoneMatch);
    }

    @GetMapping("/v1/me/events")
    @Operation(
            summary = "List your own events",
            description =
                    "The caller's events, drafts too, the newest first. Needs the role"
                            + " `organizer`.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(examples = @ExampleObject(EventExamples.PAGE)))
    Page<EventView> own(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(required = false) @Nullable EventStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        caller.require("organizer");
        QueryForm.allow(request, "status", "limit", "cursor");
        return pages.own(caller.accountId(), status, Paging.limit(limit), cursor);
    }
}
