package dev.usher.payment.order;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders to those they concern. */
@RestController
@Tag(name = "Orders")
class OrderController {

    private final OrderBook book;
    private final OrderSettings settings;

    OrderController(OrderBook book, OrderSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    @GetMapping("/v1/orders/{id}")
    @Operation(
            summary = "Read an order",
            description =
                    "For its buyer and the event's organizer. With `Prefer: wait=N` (up to 30) the"
                            + " answer is held until the status is other than PENDING_PAYMENT and PAID,"
                            + " or N seconds are over.")
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            content =
                    @Content(examples = @ExampleObject(name = "paid", value = OrderExamples.PAID)))
    ResponseEntity<OrderView> read(
            @PathVariable UUID id,
            Caller caller,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        Wait wait = Wait.of(prefer, settings.maxWait());
        OrderState order = book.read(new OrderId(id), caller, wait);
        String etag = ETags.of(order.version());
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(
                                ETags.matches(known, etag)
                                        ? HttpStatus.NOT_MODIFIED
                                        : HttpStatus.OK)
                        .eTag(etag);
        if (wait.wanted()) {
            answer.header("Preference-Applied", "wait=" + wait.atMost().toSeconds());
        }
        return ETags.matches(known, etag) ? answer.build() : answer.body(OrderView.of(order));
    }

    @GetMapping("/v1/me/orders")
    @Operation(summary = "List my orders, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(examples = @ExampleObject(value = OrderExamples.PAGE)))
    Page<OrderView> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Paging.limit(limit);
        return page(book.ofHolder(caller.accountId(), before(cursor), size), size);
    }

    @GetMapping("/v1/orders")
    @Operation(summary = "List the orders of an event of mine, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(examples = @ExampleObject(value = OrderExamples.PAGE)))
    Page<OrderView> ofEvent(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID eventId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        caller.require("organizer");
        if (eventId == null) {
            throw ProblemException.invalid("/eventId", "required", "Say which event's orders.");
        }
        int size = Paging.limit(limit);
        return page(book.ofEvent(eventId, caller.accountId(), before(cursor), size), size);
    }

    @GetMapping("/v1/orders/{id}/timeline")
    @Operation(summary = "What happened to an order, in order")
    @ApiResponse(
            responseCode = "200",
            description = "The timeline",
            content = @Content(examples = @ExampleObject(value = OrderExamples.TIMELINE)))
    TimelineView timeline(@PathVariable UUID id, Caller caller) {
        return new TimelineView(book.timeline(new OrderId(id), caller));
    }

    private static Page<OrderView> page(List<OrderState> rows, int size) {
        return Page.of(rows, size, row -> Cursor.encode(row.id().value())).map(OrderView::of);
    }

    private static UUID before(@Nullable String cursor) {
        return cursor == null
                ? OrderBook.NEWEST
                : Cursor.decode(cursor, 1, parts -> UUID.fromString(parts.getFirst()));
    }

    record TimelineView(List<Timeline.Entry> items) {}
}
