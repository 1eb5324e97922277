package dev.usher.ticket.wallet;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tickets", description = "Tickets for those who bought, hold or sold them")
class TicketController {

    private final Wallet wallet;

    TicketController(Wallet wallet) {
        this.wallet = wallet;
    }

    @GetMapping("/v1/me/tickets")
    @Operation(
            summary = "List my tickets",
            description =
                    "Tickets that the caller bought, or that are held under the caller's verified"
                            + " email; newest first, of one event if `eventId` is given.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tickets",
            content = @Content(examples = @ExampleObject(WalletExamples.PAGE)))
    Page<TicketView> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID eventId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return wallet.mine(
                caller, eventId == null ? null : new EventId(eventId), Paging.limit(limit), cursor);
    }

    @GetMapping("/v1/tickets")
    @Operation(
            summary = "List the tickets of an order or an event",
            description =
                    "`orderId`: for its buyer and the event's organizer, by line and seat; empty"
                            + " until the tickets are made. `eventId`: for its organizer, newest"
                            + " first. Exactly one of the two. The organizer sees neither `code` nor"
                            + " `credential`.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tickets",
            content = @Content(examples = @ExampleObject(WalletExamples.PAGE)))
    Page<TicketView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable UUID eventId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int rows = Paging.limit(limit);
        if (orderId != null && eventId == null) {
            return wallet.ofOrder(caller, new OrderId(orderId), rows, cursor);
        }
        if (eventId != null && orderId == null) {
            return wallet.ofEvent(caller, new EventId(eventId), rows, cursor);
        }
        throw ProblemException.invalid(
                "/orderId", "required", "Give either orderId or eventId, and not both.");
    }

    @GetMapping("/v1/tickets/{id}")
    @Operation(
            summary = "Read a ticket",
            description =
                    "For its buyer, its holder, and, without `code` and `credential`, for the"
                            + " event's organizer. `If-None-Match` with the last `ETag` answers 304.")
    @ApiResponse(
            responseCode = "200",
            description = "The ticket",
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = {
                                @ExampleObject(
                                        name = "For buyer and holder",
                                        value = WalletExamples.TICKET),
                                @ExampleObject(
                                        name = "For the organizer",
                                        value = WalletExamples.FOR_ORGANIZER)
                            }))
    ResponseEntity<TicketView> read(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        SeenTicket seen = wallet.ticket(caller, new TicketId(id));
        CacheControl privately = CacheControl.noCache().cachePrivate();
        if (ETags.matches(ifNoneMatch, seen.etag())) {
            return ResponseEntity.status(304).eTag(seen.etag()).cacheControl(privately).build();
        }
        return ResponseEntity.ok()
                .eTag(seen.etag())
                .cacheControl(privately)
                .body(wallet.view(seen));
    }
}
