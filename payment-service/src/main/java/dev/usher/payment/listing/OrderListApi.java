package dev.usher.payment.listing;

import dev.usher.payment.order.OrderExamples;
import dev.usher.payment.order.OrderStatus;
import dev.usher.payment.order.OrderView;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The path of the organizer's list of orders and its documentation. */
@Tag(name = "Orders")
interface OrderListApi {

    @GetMapping("/v1/orders")
    @Refusals(role = "organizer")
    @Operation(
            operationId = "listOrders",
            summary = "List the orders of my events",
            description =
                    "The orders of the events that the caller organizes, or of one of them, newest"
                            + " first; none of anybody else's. With `updatedSince` the oldest"
                            + " change first: ask again with the last `updatedAt` that you have"
                            + " seen and you miss no change, because an order is listed only once"
                            + " no earlier change can follow. An order changed at that very time"
                            + " is listed again, and an order is listed in its last state, not in"
                            + " each. A change appears as soon as the transactions that were under"
                            + " way have ended, usually within a second.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(name = "one order", value = OrderExamples.PAGE)))
    Page<OrderView> ofOrganizer(
            Caller caller,
            @Parameter(description = "Only orders of this event. Default: of all your events.")
                    @RequestParam(required = false)
                    @Nullable UUID eventId,
            @Parameter(description = "Only orders in this status. Default: all.")
                    @RequestParam(required = false)
                    @Nullable OrderStatus status,
            @Parameter(
                            description = "Only the order with this reference.",
                            schema = @Schema(type = "string", maxLength = 200))
                    @RequestParam(required = false)
                    @Nullable String externalReference,
            @Parameter(
                            description =
                                    "Only orders changed at this time or later, the oldest change"
                                            + " first.",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
