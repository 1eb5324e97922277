package dev.usher.payment.checkout;

import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages on which a buyer's browser lands if the shop has none of its own. The caller is not
 * signed in, so a page tells about an order only if its address names the reservation as well, and
 * it never shows who bought or what was paid.
 */
@RestController
class CheckoutPages implements CheckoutPagesApi, OpenEndpoints {

    static final String RETURN = "/v1/checkout/return";
    static final String CANCELLED = "/v1/checkout/cancelled";

    private final FindOrders orders;

    CheckoutPages(FindOrders orders) {
        this.orders = orders;
    }

    /** Returns the address to which Stripe sends the buyer of the order. */
    static String address(String publicUrl, String page, OrderState order) {
        return "%s%s?order=%s&reservation=%s"
                .formatted(publicUrl, page, order.id(), order.reservationId());
    }

    @Override
    public ResponseEntity<String> returned(@Nullable String order, @Nullable String reservation) {
        return find(order, reservation)
                .map(CheckoutPage::returned)
                .orElseGet(CheckoutPage::returnedFromNothing)
                .answer();
    }

    @Override
    public ResponseEntity<String> cancelled(@Nullable String order, @Nullable String reservation) {
        return find(order, reservation)
                .map(CheckoutPage::cancelled)
                .orElseGet(CheckoutPage::cancelledNothing)
                .answer();
    }

    @Override
    public List<OpenEndpoint> openEndpoints() {
        return List.of(OpenEndpoint.get(RETURN), OpenEndpoint.get(CANCELLED));
    }

    private Optional<OrderState> find(@Nullable String order, @Nullable String reservation) {
        return OrderId.parse(order)
                .flatMap(orders::find)
                .filter(OrderState::visible)
                .filter(found -> found.reservationId().toString().equals(reservation));
    }
}
