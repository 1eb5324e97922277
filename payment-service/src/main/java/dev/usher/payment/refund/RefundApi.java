package dev.usher.payment.refund;

import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The paths of refunds and their documentation. */
@Tag(name = "Orders")
interface RefundApi {

    @PostMapping("/v1/orders/{id}/refunds")
    @Refusals(
            value = {
                "order_not_refundable",
                "order_disputed",
                "refund_exceeds_paid",
                "ticket_not_in_order"
            },
            role = "organizer")
    @Operation(
            operationId = "refundOrder",
            summary = "Refund an order",
            description =
                    "For the event's organizer. `ticketIds` alone gives back the price of these"
                            + " tickets, with `amount` that amount; `amount` alone gives back money"
                            + " and cancels no ticket; neither gives back all that is left. The"
                            + " tickets are cancelled at once, and all tickets of the order once no"
                            + " money is left. A disputed order can't be refunded. A refund of a free order has succeeded at once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RefundRequest.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "One ticket",
                                                        value = RefundExamples.TICKETS),
                                                @ExampleObject(
                                                        name = "Money alone",
                                                        value = RefundExamples.MONEY),
                                                @ExampleObject(
                                                        name = "Everything",
                                                        value = RefundExamples.ALL)
                                            })))
    @ApiResponse(
            responseCode = "202",
            description = "The refund, which Stripe is asked for",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "one ticket",
                                            value = RefundExamples.PENDING)))
    ResponseEntity<RefundView> refund(
            @PathVariable UUID id,
            Caller caller,
            @RequestAttribute(name = Idempotency.KEY_ATTRIBUTE, required = false)
                    @Nullable String key,
            @RequestBody JsonNode body);

    @GetMapping("/v1/orders/{id}/refunds")
    @Refusals
    @Operation(
            operationId = "listRefunds",
            summary = "List the refunds of an order",
            description = "Newest first; for the order's buyer and the event's organizer.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of refunds",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "one refund",
                                            value = RefundExamples.PAGE)))
    Page<RefundView> refunds(
            @PathVariable UUID id,
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
