package dev.usher.payment.order;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The paths of reading orders and their documentation. */
@Tag(name = "Orders")
interface OrderApi {

    @GetMapping("/v1/orders/{id}")
    @Refusals
    @Operation(
            operationId = "getOrder",
            summary = "Read an order",
            description =
                    "For its buyer and the event's organizer. With `Prefer: wait=N` (up to 30) the"
                            + " answer is held until the status is neither PENDING_PAYMENT nor PAID,"
                            + " or until N seconds are over.")
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            headers =
                    @Header(
                            name = "Preference-Applied",
                            description =
                                    "The wait that was granted; absent if none was asked for.",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "paid", value = OrderExamples.PAID)))
    ResponseEntity<OrderView> read(
            @PathVariable UUID id,
            Caller caller,
            @Parameter(
                            description =
                                    "`wait=N`: the answer may wait up to N seconds, at most 30, for"
                                            + " the tickets. Default: no wait.",
                            example = "wait=10")
                    @RequestHeader(name = "Prefer", required = false)
                    @Nullable String prefer,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known);

    @GetMapping("/v1/me/orders")
    @Refusals
    @Operation(
            operationId = "listMyOrders",
            summary = "List my orders",
            description = "The orders that the caller opened, newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(name = "one order", value = OrderExamples.PAGE)))
    Page<OrderView> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetMapping("/v1/orders/{id}/timeline")
    @Refusals
    @Operation(
            operationId = "getOrderTimeline",
            summary = "Read the history of an order",
            description =
                    "For the order's buyer and the event's organizer; the oldest step first, at"
                            + " most 500.")
    @ApiResponse(
            responseCode = "200",
            description = "The timeline",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(name = "paid", value = OrderExamples.TIMELINE)))
    TimelineView timeline(@PathVariable UUID id, Caller caller);

    /** The history of an order. */
    @Schema(name = "OrderTimeline", description = "The history of an order.")
    record TimelineView(
            @Schema(description = "The steps, oldest first.") List<Timeline.Entry> items) {}
}
