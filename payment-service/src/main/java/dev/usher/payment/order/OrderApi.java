package dev.usher.payment.order;

import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
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
    @Operation(
            summary = "Read an order",
            description =
                    "For its buyer and the event's organizer. With `Prefer: wait=N` (up to 30) the"
                            + " answer is held until the status is neither PENDING_PAYMENT nor PAID,"
                            + " or until N seconds are over.")
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            content =
                    @Content(examples = @ExampleObject(name = "paid", value = OrderExamples.PAID)))
    ResponseEntity<OrderView> read(
            @PathVariable UUID id,
            Caller caller,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known);

    @GetMapping("/v1/me/orders")
    @Operation(summary = "List my orders, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(examples = @ExampleObject(value = OrderExamples.PAGE)))
    Page<OrderView> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetMapping("/v1/orders")
    @Operation(summary = "List the orders of one of my events, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(examples = @ExampleObject(value = OrderExamples.PAGE)))
    Page<OrderView> ofEvent(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID eventId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetMapping("/v1/orders/{id}/timeline")
    @Operation(summary = "Read the history of an order, oldest entry first")
    @ApiResponse(
            responseCode = "200",
            description = "The timeline",
            content = @Content(examples = @ExampleObject(value = OrderExamples.TIMELINE)))
    TimelineView timeline(@PathVariable UUID id, Caller caller);

    /** The history of an order. */
    record TimelineView(List<Timeline.Entry> items) {}
}
