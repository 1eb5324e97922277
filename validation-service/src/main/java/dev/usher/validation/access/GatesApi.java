package dev.usher.validation.access;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first call of a scanning app, with its documentation. */
@Tag(name = "Gates", description = "The events for which a person may scan")
interface GatesApi {

    String EXAMPLE =
            """
            {"items": [{"eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                        "title": "Winter Jazz",
                        "startsAt": "2027-01-20T19:00:00Z",
                        "timeZone": "Europe/Amsterdam",
                        "opensAt": "2027-01-20T15:00:00Z",
                        "closesAt": "2027-01-20T23:00:00Z"}],
             "nextCursor": null}
            """;

    @GetMapping("/v1/me/gates")
    @Refusals
    @Operation(
            operationId = "listMyGates",
            summary = "List the events the caller may scan for",
            description =
                    "Published events that are not over and of which the caller is the organizer or"
                            + " named gate staff; the one that starts first comes first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "one event", value = EXAMPLE)))
    Page<GateView> gates(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
