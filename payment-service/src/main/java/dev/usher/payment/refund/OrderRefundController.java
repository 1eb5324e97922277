package dev.usher.payment.refund;

import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class OrderRefundController implements RefundApi {

    /** Above every id: the cursor with which a list begins. */
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final RequestRefund request;
    private final FindOrders orders;
    private final Refunds refunds;

    OrderRefundController(RequestRefund request, FindOrders orders, Refunds refunds) {
        this.request = request;
        this.orders = orders;
        this.refunds = refunds;
    }

    @Override
    public ResponseEntity<RefundView> refund(
            UUID id, Caller caller, @Nullable String key, JsonNode body) {
        caller.require("organizer");
        OrderRefund refund =
                request.request(new OrderId(id), caller, RefundRequest.read(body), key);
        return ResponseEntity.accepted().body(RefundView.of(refund));
    }

    @Override
    public Page<RefundView> refunds(
            UUID id, Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        OrderId order = orders.visibleTo(caller, new OrderId(id)).id();
        int size = Paging.limit(limit);
        Cursor of = Cursor.of("refunds", order.value());
        UUID before =
                cursor == null
                        ? NEWEST
                        : of.decode(cursor, 1, parts -> UUID.fromString(parts.getFirst()));
        return Page.of(refunds.ofOrder(order, before, size + 1), size, row -> of.encode(row.id()))
                .map(RefundView::of);
    }
}
