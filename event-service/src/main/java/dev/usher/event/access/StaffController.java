package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Gate staff", description = "Who may scan tickets of an event")
class StaffController {

    private static final String ENTRY =
            """
            {"email": "stan@example.com", "boundAt": null, "createdAt": "2026-11-22T10:00:00Z"}
            """;

    /** An entry as its organizer sees it. */
    record View(String email, @Nullable Instant boundAt, Instant createdAt) {

        static View of(StaffEntry entry) {
            return new View(entry.email(), entry.boundAt(), entry.createdAt());
        }
    }

    private final StaffDesk desk;

    StaffController(StaffDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/v1/events/{id}/staff/{email}")
    @Operation(
            summary = "Name somebody to work at the gate",
            description =
                    "The first account that signs in with this email, verified, may scan for the"
                            + " event from then on, and no other until the entry is removed and set"
                            + " again. For the event's organizer.")
    @ApiResponse(
            responseCode = "201",
            description = "Named",
            content = @Content(examples = @ExampleObject(ENTRY)))
    @ApiResponse(
            responseCode = "200",
            description = "Named before, nothing changed",
            content = @Content(examples = @ExampleObject(ENTRY)))
    ResponseEntity<View> name(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(example = "stan@example.com") @PathVariable String email) {
        String address = StaffEmail.read(email);
        return switch (desk.name(new EventId(id), caller.accountId(), address)) {
            case StaffOutcome.Named(StaffEntry entry) ->
                    ResponseEntity.status(201).body(View.of(entry));
            case StaffOutcome.NamedBefore(StaffEntry entry) -> ResponseEntity.ok(View.of(entry));
            case StaffOutcome.TooMany(int limit) ->
                    throw new ProblemException(
                                    AccessProblems.TOO_MANY_STAFF,
                                    "An event has at most " + limit + " gate staff.")
                            .with("limit", limit);
        };
    }

    @DeleteMapping("/v1/events/{id}/staff/{email}")
    @Operation(
            summary = "Remove somebody from the gate",
            description = "Takes effect at the gates within seconds.")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> remove(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(example = "stan@example.com") @PathVariable String email) {
        desk.remove(new EventId(id), caller.accountId(), StaffEmail.read(email));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/v1/events/{id}/staff")
    @Operation(
            summary = "List the gate staff",
            description = "In order of email. For the event's organizer.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of entries",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"items\": [" + ENTRY + "], \"nextCursor\": null}")))
    Page<View> list(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        QueryForm.allow(request, "limit", "cursor");
        int rows = Paging.limit(limit);
        @Nullable String after = cursor == null ? null : StaffEmail.after(cursor);
        return Page.of(
                        desk.page(new EventId(id), caller.accountId(), after, rows + 1),
                        rows,
                        entry -> Cursor.encode(entry.email()))
                .map(View::of);
    }
}
