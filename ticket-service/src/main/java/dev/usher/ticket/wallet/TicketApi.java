package dev.usher.ticket.wallet;

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
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The calls about tickets, with their documentation. */
@Tag(name = "Tickets", description = "Tickets for those who bought, hold or sold them")
interface TicketApi {

    @GetMapping("/v1/me/tickets")
    @Refusals
    @Operation(
            operationId = "listMyTickets",
            summary = "List my tickets",
            description =
                    "Tickets that the caller bought, or that are held under the caller's verified"
                            + " email; newest first, of one event if `eventId` is given.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tickets",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "one ticket",
                                            value = WalletExamples.PAGE)))
    Page<TicketView> mine(
            Caller caller,
            @Parameter(description = "Only tickets of this event.") @RequestParam(required = false)
                    @Nullable UUID eventId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetMapping("/v1/tickets")
    @Refusals({"not_found", "forbidden"})
    @Operation(
            operationId = "listTickets",
            summary = "List the tickets of an order, an event, or all my events",
            description =
                    "`orderId`: for the order's buyer and the event's organizer, sorted by line and"
                            + " seat; empty until the tickets are made. `eventId`: for the event's"
                            + " organizer, newest first. Neither: the tickets of all events that"
                            + " the caller organizes, newest first. With `updatedSince`, which"
                            + " does not go with `orderId`, the oldest change first: ask again"
                            + " with the last `updatedAt` that you have seen and you miss no"
                            + " change, because a ticket is listed only once no earlier change"
                            + " can follow. The organizer sees neither `code` nor `credential`.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tickets",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "one ticket",
                                            value = WalletExamples.PAGE)))
    Page<TicketView> list(
            Caller caller,
            @Parameter(description = "The order; not together with `eventId`.")
                    @RequestParam(required = false)
                    @Nullable UUID orderId,
            @Parameter(description = "Only tickets of this event. Default: of all your events.")
                    @RequestParam(required = false)
                    @Nullable UUID eventId,
            @Parameter(
                            description =
                                    "Only tickets changed at this time or later, the oldest change"
                                            + " first.",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetMapping("/v1/tickets/{id}")
    @Refusals
    @Operation(
            operationId = "getTicket",
            summary = "Read a ticket",
            description =
                    "For its buyer, its holder, and, without `code` and `credential`, for the"
                            + " event's organizer. A buyer who handed the ticket over, where that"
                            + " makes a new credential, sees neither. `If-None-Match` with the last `ETag` answers 304.")
    @ApiResponse(
            responseCode = "200",
            description = "The ticket",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TicketView.class),
                            examples = {
                                @ExampleObject(
                                        name = "for buyer and holder",
                                        value = WalletExamples.TICKET),
                                @ExampleObject(
                                        name = "for the organizer",
                                        value = WalletExamples.FOR_ORGANIZER)
                            }))
    ResponseEntity<TicketView> read(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch);
}
