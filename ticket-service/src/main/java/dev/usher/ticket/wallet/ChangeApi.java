package dev.usher.ticket.wallet;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;

/** The calls that change one ticket, with their documentation. */
@Tag(name = "Tickets")
interface ChangeApi {

    @PatchMapping(
            path = "/v1/tickets/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Refusals({"forbidden", "event_started", "ticket_cancelled"})
    @Operation(
            operationId = "updateTicket",
            summary = "Name another holder",
            description =
                    "For the buyer, until the event starts. `holder` is replaced as a whole. If the"
                            + " event has `admission.supersedeOnHolderChange`, the ticket gets a new"
                            + " credential and a new code, which only the holder sees from then on;"
                            + " the gate refuses the old ones with SUPERSEDED. Otherwise the"
                            + " credential stays, and buyer and holder both see it. The same holder"
                            + " again changes nothing. With `If-Match` the change applies only to that"
                            + " version.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/merge-patch+json",
                                            schema =
                                                    @Schema(implementation = HolderForm.Body.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "for a friend",
                                                            value = WalletExamples.NEW_HOLDER))))
    @ApiResponse(
            responseCode = "200",
            description = "The ticket after the change, as the buyer sees it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TicketView.class),
                            examples = {
                                @ExampleObject(
                                        name = "the credential stays",
                                        value = WalletExamples.FOR_ZOE),
                                @ExampleObject(
                                        name = "the credential was superseded",
                                        value = WalletExamples.FOR_ZOE_ALONE)
                            }))
    ResponseEntity<TicketView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch);

    @PostMapping("/v1/tickets/{id}/cancel")
    @Refusals("forbidden")
    @Operation(
            operationId = "cancelTicket",
            summary = "Cancel a ticket",
            description =
                    "For the event's organizer. The gate refuses the ticket from then on, and its"
                            + " place is on sale again if admission has not opened. Money is not given"
                            + " back by this: refund the order with `ticketIds`, before or after. A"
                            + " cancelled ticket stays as it is.")
    @ApiResponse(
            responseCode = "200",
            description = "The cancelled ticket",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TicketView.class),
                            examples =
                                    @ExampleObject(
                                            name = "for the organizer",
                                            value = WalletExamples.CANCELLED)))
    ResponseEntity<TicketView> cancel(Caller caller, @PathVariable UUID id);
}
