package dev.usher.event.suspension;

import dev.usher.platform.web.openapi.DocumentedBody;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The HTTP description of {@link SuspensionController}. */
@Tag(
        name = "Administration",
        description = "What operators (role `admin`) may do: suspend an event or an account")
@Refusals(value = "account_suspended", role = "admin")
interface SuspensionApi {

    /** The longest account id. */
    int MAX_ACCOUNT = 255;

    String EVENT = "/v1/admin/events/{id}/suspension";
    String ACCOUNT = "/v1/admin/accounts/{accountId}/suspension";

    String ACCOUNT_ID = "The account: the `sub` of its tokens, at most 255 characters.";

    String BODY =
            """
            {"reason": "Fraud is reported, ticket 4711"}
            """;

    String OF_EVENT =
            """
            {"id": "019a1f70-4c1d-7e02-8b11-2f3a4b5c6d7e",
             "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77", "accountId": null,
             "reason": "Fraud is reported, ticket 4711",
             "suspendedBy": "5b1f0a9e-3d77-4c1d-8b11-2f3a4b5c6d7e",
             "suspendedAt": "2026-11-22T10:00:00Z", "liftedBy": null, "liftedAt": null}
            """;

    String OF_ACCOUNT =
            """
            {"id": "019a1f71-1a2b-7c3d-9e4f-5a6b7c8d9e0f",
             "eventId": null, "accountId": "8c445b1f-0a9e-4d77-a1f5-e8f0f7d21019",
             "reason": "Fraud is reported, ticket 4711",
             "suspendedBy": "5b1f0a9e-3d77-4c1d-8b11-2f3a4b5c6d7e",
             "suspendedAt": "2026-11-22T10:00:00Z", "liftedBy": null, "liftedAt": null}
            """;

    /** The body of a suspension. */
    @DocumentedBody
    @Schema(name = "NewSuspension", description = "Why something is suspended.")
    record Body(
            @Schema(
                            description =
                                    "For other operators, 1 to 1,000 characters, not blank; the"
                                            + " suspended account never sees it",
                            minLength = 1,
                            maxLength = SuspensionForm.MAX_REASON)
                    String reason) {}

    @PutMapping(EVENT)
    @Refusals
    @Operation(
            operationId = "suspendEvent",
            summary = "Suspend an event",
            description =
                    "From this answer on, no ticket of the event is reserved and no order is opened"
                            + " for it, and lists leave it out. Its page and its sold tickets stay;"
                            + " cancelling it is still the organizer's call. Orders that are open"
                            + " already may still be paid. Only for operators.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Body.class),
                                            examples = @ExampleObject(BODY))))
    @ApiResponse(
            responseCode = "201",
            description = "Suspended",
            content = @Content(examples = @ExampleObject(OF_EVENT)))
    @ApiResponse(
            responseCode = "200",
            description = "It was suspended already; the first reason stays",
            content = @Content(examples = @ExampleObject(OF_EVENT)))
    ResponseEntity<SuspensionView> suspendEvent(
            Caller caller, @PathVariable UUID id, @RequestBody JsonNode body);

    @GetMapping(EVENT)
    @Refusals
    @Operation(
            operationId = "getEventSuspension",
            summary = "Read the suspension of an event",
            description = "404 if the event is not suspended. Only for operators.")
    @ApiResponse(
            responseCode = "200",
            description = "The suspension in force",
            content = @Content(examples = @ExampleObject(OF_EVENT)))
    SuspensionView ofEvent(Caller caller, @PathVariable UUID id);

    @DeleteMapping(EVENT)
    @Refusals
    @Operation(
            operationId = "liftEventSuspension",
            summary = "Lift the suspension of an event",
            description = "A published event is on sale again. Only for operators.")
    @ApiResponse(responseCode = "204", description = "Lifted")
    ResponseEntity<Void> liftFromEvent(Caller caller, @PathVariable UUID id);

    @PutMapping(ACCOUNT)
    @Refusals
    @Operation(
            operationId = "suspendAccount",
            summary = "Suspend an account",
            description =
                    "Every call of the account about events and reservations is refused with 403"
                            + " `account_suspended`, so it can open no order either; and no ticket"
                            + " of its events is reserved. In force within a second. Tickets that"
                            + " the account has bought stay valid. Only for operators.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Body.class),
                                            examples = @ExampleObject(BODY))))
    @ApiResponse(
            responseCode = "201",
            description = "Suspended",
            content = @Content(examples = @ExampleObject(OF_ACCOUNT)))
    @ApiResponse(
            responseCode = "200",
            description = "It was suspended already; the first reason stays",
            content = @Content(examples = @ExampleObject(OF_ACCOUNT)))
    ResponseEntity<SuspensionView> suspendAccount(
            Caller caller,
            @Parameter(description = ACCOUNT_ID) @PathVariable String accountId,
            @RequestBody JsonNode body);

    @GetMapping(ACCOUNT)
    @Refusals
    @Operation(
            operationId = "getAccountSuspension",
            summary = "Read the suspension of an account",
            description = "404 if the account is not suspended. Only for operators.")
    @ApiResponse(
            responseCode = "200",
            description = "The suspension in force",
            content = @Content(examples = @ExampleObject(OF_ACCOUNT)))
    SuspensionView ofAccount(
            Caller caller, @Parameter(description = ACCOUNT_ID) @PathVariable String accountId);

    @DeleteMapping(ACCOUNT)
    @Refusals
    @Operation(
            operationId = "liftAccountSuspension",
            summary = "Lift the suspension of an account",
            description = "In force within a second. Only for operators.")
    @ApiResponse(responseCode = "204", description = "Lifted")
    ResponseEntity<Void> liftFromAccount(
            Caller caller, @Parameter(description = ACCOUNT_ID) @PathVariable String accountId);

    @GetMapping("/v1/admin/suspensions")
    @Refusals
    @Operation(
            operationId = "listSuspensions",
            summary = "List suspensions",
            description =
                    "All that were ever made, the newest first, with who made and who lifted them."
                            + " Only for operators.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of suspensions",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"items\": ["
                                                    + OF_EVENT
                                                    + "], \"nextCursor\": null}")))
    Page<SuspensionView> list(
            Caller caller,
            @Parameter(description = "Only suspensions of this event")
                    @RequestParam(required = false)
                    @Nullable UUID eventId,
            @Parameter(
                            description = "Only suspensions of this account",
                            schema = @Schema(type = "string", maxLength = MAX_ACCOUNT))
                    @RequestParam(required = false)
                    @Nullable String accountId,
            @Parameter(
                            description =
                                    "`true` for those in force, `false` for lifted ones. Default: all")
                    @RequestParam(required = false)
                    @Nullable Boolean active,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
