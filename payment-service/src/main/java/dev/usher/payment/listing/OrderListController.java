package dev.usher.payment.listing;

import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderStatus;
import dev.usher.payment.order.OrderView;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderListController implements OrderListApi {

    private final OrganizerOrders orders;

    OrderListController(OrganizerOrders orders) {
        this.orders = orders;
    }

    @Override
    public Page<OrderView> ofOrganizer(
            Caller caller,
            @Nullable UUID eventId,
            @Nullable OrderStatus status,
            @Nullable String externalReference,
            @Nullable String updatedSince,
            @Nullable Integer limit,
            @Nullable String cursor) {
        caller.require(FindOrders.ORGANIZER);
        OrganizerOrders.Wanted wanted =
                new OrganizerOrders.Wanted(
                        caller.accountId(),
                        eventId,
                        status,
                        QueryForm.text(
                                "externalReference",
                                externalReference,
                                CallerReferences.LONGEST_REFERENCE),
                        QueryForm.instant("updatedSince", updatedSince));
        int size = Paging.limit(limit);
        Cursor list =
                Cursor.of(
                        "orders",
                        eventId,
                        status,
                        wanted.externalReference(),
                        wanted.updatedSince());
        List<OrderState> rows = orders.list(wanted, after(list, cursor), size + 1);
        return Page.of(rows, size, row -> list.encode(row.updatedAt(), row.id().value()))
                .map(OrderView::of);
    }

    private static OrganizerOrders.@Nullable Position after(Cursor list, @Nullable String cursor) {
        return cursor == null
                ? null
                : list.decode(
                        cursor,
                        2,
                        parts ->
                                new OrganizerOrders.Position(
                                        Instant.parse(parts.getFirst()),
                                        UUID.fromString(parts.getLast())));
    }
}
