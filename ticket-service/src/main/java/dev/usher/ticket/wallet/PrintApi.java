package dev.usher.ticket.wallet;

import dev.usher.platform.web.openapi.Refusals;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The calls that put tickets on paper, on a page and into a calendar. */
@Tag(name = "Tickets")
interface PrintApi {

    String CALENDAR = "text/calendar";
    String WHO =
            " For the holder, and for the buyer unless the ticket was handed over. `If-None-Match` with the last `ETag` answers 304. An `Accept`"
                    + " header that excludes the answer's media type answers 406.";

    @GetMapping(path = "/v1/tickets/{id}/ticket.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Refusals("forbidden")
    @Operation(
            operationId = "getTicketPdf",
            summary = "Print a ticket",
            description =
                    "One page of A4 with the event, its date and time in the event's own zone, the"
                            + " place, the ticket type, the holder, the QR code and the code for"
                            + " typing. Fonts are embedded, and the content is tagged for screen"
                            + " readers. A cancelled ticket says so and has no QR code."
                            + WHO)
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> pdf(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept);

    @GetMapping(path = "/v1/orders/{id}/tickets.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Refusals({"forbidden", "too_many_pages"})
    @Operation(
            operationId = "getOrderTicketsPdf",
            summary = "Print the tickets of an order",
            description =
                    "The tickets of the order that the caller bought or holds, each on a page of its"
                            + " own, sorted by line and seat; at most 200. 404 until the tickets are"
                            + " made."
                            + WHO)
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> orderPdf(
            Caller caller,
            @Parameter(description = "The id of the order.") @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept);

    @GetMapping(path = "/v1/tickets/{id}/ticket.html", produces = MediaType.TEXT_HTML_VALUE)
    @Refusals("forbidden")
    @Operation(
            operationId = "getTicketPage",
            summary = "Show a ticket as a page",
            description =
                    "A page with what is printed on the ticket, for a phone and for a printer. It has"
                            + " no scripts and loads nothing."
                            + WHO)
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML_VALUE,
                            schema = @Schema(type = "string")))
    ResponseEntity<byte[]> page(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept);

    @GetMapping(path = "/v1/tickets/{id}/ticket.ics", produces = CALENDAR)
    @Refusals("forbidden")
    @Operation(
            operationId = "getTicketCalendarEntry",
            summary = "Get a ticket's calendar entry",
            description =
                    "A file for calendars (RFC 5545) with title, times and place. `UID` is the"
                            + " ticket's id, and `SEQUENCE` rises when ticket or event change, so that"
                            + " a calendar that takes the file again changes its entry. It holds no"
                            + " credential."
                            + WHO)
    @ApiResponse(
            responseCode = "200",
            description = "The calendar entry",
            content =
                    @Content(
                            mediaType = CALENDAR,
                            schema = @Schema(type = "string"),
                            examples =
                                    @ExampleObject(
                                            name = "a concert",
                                            value = WalletExamples.CALENDAR)))
    ResponseEntity<byte[]> calendar(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept);
}
