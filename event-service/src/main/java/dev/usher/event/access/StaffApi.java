package dev.usher.event.access;

import dev.usher.platform.web.openapi.DocumentedBody;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The HTTP description of {@link StaffController}. */
@Tag(name = "Gate staff", description = "The people who may scan tickets of an event")
@Refusals("account_suspended")
interface StaffApi {

    /** The body of a new entry. */
    @DocumentedBody
    @Schema(name = "NewStaffMember", description = "Somebody who may scan tickets of the event.")
    record Body(
            @Schema(
                            description =
                                    "The address with which the person signs in, verified; at most"
                                            + " 254 characters",
                            pattern = EmailAddress.PATTERN,
                            maxLength = EmailAddress.MAX_LENGTH)
                    String email) {}

    String NEW =
            """
            {"email": "front/desk@example.com"}
            """;

    String ENTRY =
            """
            {"id": "019a1f60-2b7c-7a11-9d03-4c5e6f708192", "email": "stan@example.com",
             "boundAt": null, "createdAt": "2026-11-22T10:00:00Z"}
            """;

    @PutMapping("/v1/events/{id}/staff/{email}")
    @Refusals(
            value = {"event_cancelled", "too_many_staff"},
            role = "organizer")
    @Operation(
            operationId = "addStaffMemberByEmail",
            summary = "Add gate staff",
            description =
                    "The first account that signs in with this email, verified, may scan for the"
                            + " event from then on. No other account may, until the entry is"
                            + " removed and added again. Only for the event's organizer.")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            headers = @Header(name = "Location"),
            content = @Content(examples = @ExampleObject(ENTRY)))
    @ApiResponse(
            responseCode = "200",
            description = "The entry existed already and is unchanged",
            content = @Content(examples = @ExampleObject(ENTRY)))
    ResponseEntity<StaffView> name(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "The address with which the person signs in, percent-encoded;"
                                            + " at most 254 characters, such as stan@example.com")
                    @PathVariable
                    String email);

    @PostMapping("/v1/events/{id}/staff")
    @Refusals(
            value = {"event_cancelled", "too_many_staff"},
            role = "organizer")
    @Operation(
            operationId = "addStaffMember",
            summary = "Add gate staff by a body",
            description =
                    "Does the same as the call with the email in its path. A path can't hold every"
                            + " address, for example one with a slash. ASCII letters of an address"
                            + " match in either case, every other character matches exactly. Only"
                            + " for the event's organizer.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Body.class),
                                            examples = @ExampleObject(NEW))))
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            headers = @Header(name = "Location"),
            content = @Content(examples = @ExampleObject(ENTRY)))
    @ApiResponse(
            responseCode = "200",
            description = "The entry existed already and is unchanged",
            content = @Content(examples = @ExampleObject(ENTRY)))
    ResponseEntity<StaffView> add(Caller caller, @PathVariable UUID id, @RequestBody JsonNode body);

    @DeleteMapping("/v1/events/{id}/staff/{email}")
    @Refusals(role = "organizer")
    @Operation(
            operationId = "removeStaffMember",
            summary = "Remove gate staff",
            description =
                    "The last part of the path is the email or the `id` of the entry. Takes effect"
                            + " at the gates within seconds. Only for the event's organizer.")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> remove(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "The address, percent-encoded, such as stan@example.com, or the"
                                            + " `id` of the entry")
                    @PathVariable
                    String email);

    @GetMapping("/v1/events/{id}/staff")
    @Refusals(role = "organizer")
    @Operation(
            operationId = "listStaffMembers",
            summary = "List the gate staff",
            description = "In order of email. Only for the event's organizer.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of entries",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"items\": [" + ENTRY + "], \"nextCursor\": null}")))
    Page<StaffView> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
