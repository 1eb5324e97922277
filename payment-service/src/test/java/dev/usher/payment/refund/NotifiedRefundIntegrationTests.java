package dev.usher.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Shop;
import dev.usher.platform.database.Timestamps;
import dev.usher.platform.testing.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stripe tells of a refund while a worker has asked for it and not yet noted the answer. */
@PaymentTest
class NotifiedRefundIntegrationTests {

    private final Shop shop;
    private final RefundProvider provider;
    private final SettleRefund settle;
    private final Refunds refunds;
    private final RefundSettings settings;
    private final Clock clock;
    private final JdbcClient jdbc;

    /** Later than any sweep of this test looks, so that only the test takes the refund. */
    private Instant leasedUntil = Instant.MAX;

    NotifiedRefundIntegrationTests(
            Shop shop,
            RefundProvider provider,
            SettleRefund settle,
            Refunds refunds,
            RefundSettings settings,
            Clock clock,
            JdbcClient jdbc) {
        this.shop = shop;
        this.provider = provider;
        this.settle = settle;
        this.refunds = refunds;
        this.settings = settings;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void lease() {
        leasedUntil = clock.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void isLookedAtAgain() {
        UUID id = succeeded();
        Instant notified = leasedUntil.minus(Duration.ofDays(1));
        refunds.next(id, leasedUntil);

        work(id, new AsideProvider(provider, () -> refunds.next(id, notified)));

        assertThat(nextCheck(id)).isEqualTo(notified);
    }

    @Test
    void isNotLookedAtAgainWithoutANotification() {
        UUID id = succeeded();
        refunds.next(id, leasedUntil);

        work(id, new AsideProvider(provider, () -> {}));

        assertThat(nextCheck(id)).isNull();
    }

    private void work(UUID id, RefundProvider asked) {
        new MakeRefund(asked, settle, refunds, settings, clock)
                .work(refunds.find(id).orElseThrow(), leasedUntil);
    }

    /** Makes an order, gives its money back, and returns the refund, on which nobody works. */
    private UUID succeeded() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        jdbc.sql("update orders set owed_for = 'STOCK_GONE' where id = :id")
                .param("id", UUID.fromString(Shop.id(order)))
                .update();
        shop.awaitStatus(order, "REFUNDED");
        UUID id =
                jdbc.sql("select id from refund where order_id = :order")
                        .param("order", UUID.fromString(Shop.id(order)))
                        .query(UUID.class)
                        .single();
        await().untilAsserted(() -> assertThat(nextCheck(id)).isNull());
        return id;
    }

    private @Nullable Instant nextCheck(UUID id) {
        return jdbc.sql("select next_check_at from refund where id = :id")
                .param("id", id)
                .query((row, _) ->
                        Optional.ofNullable(
                                Timestamps.instantOrNull(
                                        row.getObject("next_check_at", OffsetDateTime.class))))
                .single()
                .orElse(null);
    }

    /** Stripe, and what happens just after it has shown a refund. */
    private record AsideProvider(RefundProvider stripe, Runnable afterRead)
            implements RefundProvider {

        @Override
        public RefundReport make(Wish wish) {
            return stripe.make(wish);
        }

        @Override
        public Optional<RefundReport> find(Wish wish) {
            return stripe.find(wish);
        }

        @Override
        public Optional<Known> read(String stripeId) {
            Optional<Known> known = stripe.read(stripeId);
            afterRead.run();
            return known;
        }
    }
}
