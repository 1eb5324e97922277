package dev.usher.payment.refund;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.ApiResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that owe a refund begin it together, and one that can't must not stop the others. */
@PaymentTest
class OwedRefundsIntegrationTests {

    private final Shop shop;
    private final JdbcClient jdbc;

    OwedRefundsIntegrationTests(Shop shop, JdbcClient jdbc) {
        this.shop = shop;
        this.jdbc = jdbc;
    }

    @AfterEach
    void end() {
        jdbc.sql("update orders set owed_for = null where phase = 'OPEN'").update();
    }

    @Test
    void beginAlthoughTheRefundOfAnotherOrderCannotBegin() {
        ApiResponse stuck = shop.opened(shop.twoSeatsForAlice());
        ApiResponse paid = shop.opened(shop.twoSeatsForAlice());
        shop.pay(paid);
        shop.awaitStatus(paid, "PAID");

        // An order without money can't give any back.
        jdbc.sql("update orders set owed_for = 'STOCK_GONE' where id in (:stuck, :paid)")
                .param("stuck", UUID.fromString(Shop.id(stuck)))
                .param("paid", UUID.fromString(Shop.id(paid)))
                .update();

        shop.awaitStatus(paid, "REFUNDED");
    }
}
