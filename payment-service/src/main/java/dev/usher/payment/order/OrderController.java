package dev.usher.payment.order;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController implements OrderApi {

    private final FindOrders orders;
    private final OrderSettings settings;

    OrderController(FindOrders orders, OrderSettings settings) {
        this.orders = orders;
        this.settings = settings;
    }

    @Override
    public ResponseEntity<OrderView> read(
            UUID id, Caller caller, @Nullable String prefer, @Nullable String known) {
        OrderSettings.Wait wait = OrderSettings.Wait.of(prefer, settings.maxWait());
        OrderState order = orders.read(new OrderId(id), caller, wait);
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

    @Override
    public Page<OrderView> mine(Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        int size = Paging.limit(limit);
        Cursor list = Cursor.of("own orders");
        return page(list, orders.ofBuyer(caller.accountId(), before(list, cursor), size), size);
    }

    @Override
    public TimelineView timeline(UUID id, Caller caller) {
        return new TimelineView(orders.timeline(new OrderId(id), caller));
    }

    private static Page<OrderView> page(Cursor list, List<OrderState> rows, int size) {
        return Page.of(rows, size, row -> list.encode(row.id().value())).map(OrderView::of);
    }

    private static UUID before(Cursor list, @Nullable String cursor) {
        return cursor == null
                ? FindOrders.NEWEST
                : list.decode(cursor, 1, parts -> UUID.fromString(parts.getFirst()));
    }
}
