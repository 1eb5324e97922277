package dev.usher.ticket.mail;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The calls about the mails of an order, with their documentation. */
@Tag(name = "Tickets")
interface MailApi {

    @GetMapping("/v1/orders/{id}/mails")
    @Refusals
    @Operation(
            operationId = "listOrderMails",
            summary = "List the mails of an order",
            description =
                    "For the order's buyer and the event's organizer: the status of each mail with"
                            + " tickets of the order, the oldest first, at most 500, without their content."
                            + " The tickets are mailed once when they are made; the list is empty where an"
                            + " installation sends no mail. 404 until the tickets are made.")
    @ApiResponse(
            responseCode = "200",
            description = "The mails",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = {
                                @ExampleObject(name = "sent", value = MailExamples.SENT),
                                @ExampleObject(name = "refused", value = MailExamples.REFUSED)
                            }))
    OrderMails list(
            Caller caller, @Parameter(description = "The id of the order.") @PathVariable UUID id);

    @PostMapping("/v1/orders/{id}/mails")
    @Refusals({"forbidden", "mail_off", "mail_too_soon", "too_many_mails"})
    @Operation(
            operationId = "mailOrderTickets",
            summary = "Mail the tickets of an order again",
            description =
                    "For the buyer. The mail goes to the verified address of the caller's account, or,"
                            + " if there is none, to the address of the mail before. It can be asked for a"
                            + " few times, and not while one is on its way or was just sent. 404 until the"
                            + " tickets are made.")
    @ApiResponse(
            responseCode = "202",
            description = "The mail, which is sent soon",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MailView.class),
                            examples =
                                    @ExampleObject(
                                            name = "asked for",
                                            value = MailExamples.PENDING)))
    ResponseEntity<MailView> again(
            Caller caller, @Parameter(description = "The id of the order.") @PathVariable UUID id);

    /** The mails of an order. */
    @Schema(name = "OrderMails", description = "The mails of an order.")
    record OrderMails(@Schema(description = "The mails, oldest first.") List<MailView> items) {}
}
