package dev.usher.validation.access;

import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a scanning app asks first: for which events may I scan? */
@RestController
@Tag(name = "Gates")
class GatesController {

    private static final UUID LOWEST = new UUID(0, 0);

    private final GateAccess access;

    GatesController(GateAccess access) {
        this.access = access;
    }

    record GateView(
            UUID eventId,
            String title,
            Instant startsAt,
            String timeZone,
            Instant opensAt,
            Instant closesAt) {

        static GateView of(GateEvent event) {
            return new GateView(
                    event.id(),
                    event.title(),
                    event.startsAt(),
                    event.timeZone(),
                    event.opensAt(),
                    event.closesAt());
        }
    }

    @GetMapping("/v1/me/gates")
    @Operation(
            summary = "Events the caller may scan for",
            description =
                    "Published events that are not over, soonest first, of which the caller is the"
                            + " organizer or named gate staff.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            value =
                                                    """
                                                    {"items": [{"eventId": "01996b7c-3d2e-7c11-9b1a-0f1e2d3c4b5a",
                                                                "title": "Winter Jazz",
                                                                "startsAt": "2027-01-20T19:00:00Z",
                                                                "timeZone": "Europe/Amsterdam",
                                                                "opensAt": "2027-01-20T15:00:00Z",
                                                                "closesAt": "2027-01-20T23:00:00Z"}],
                                                     "nextCursor": null}
                                                    """)))
    Page<GateView> gates(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Paging.limit(limit);
        After after = After.decode(cursor);
        List<GateEvent> found = access.gatesOf(caller, after.start(), after.id(), size + 1);
        return Page.of(found, size, last -> Cursor.encode(last.startsAt(), last.id()))
                .map(GateView::of);
    }

    /** The key of the last event of the page before. */
    private record After(Instant start, UUID id) {

        static After decode(@Nullable String cursor) {
            if (cursor == null) {
                return new After(Instant.EPOCH, LOWEST);
            }
            return Cursor.decode(
                    cursor,
                    2,
                    parts -> new After(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        }
    }
}
