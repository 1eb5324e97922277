package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.DisputeWish;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notifications that never arrive are taken from Stripe's list of events. */
@PaymentTest
class MissedNotificationsIntegrationTests {

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final MissedNotifications missed;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    MissedNotificationsIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MissedNotifications missed,
            JdbcClient jdbc,
            MutableClock clock) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.missed = missed;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void loseAllWebhooks() {
        stripe.sendNoWebhooks();
        read();
    }

    @AfterEach
    void heal() {
        line.heal();
        stripe.sendWebhooksTo(api.baseUrl() + Postbox.PATH);
    }

    @Test
    void settleTheirOrders() {
        List<ApiResponse> orders = paidWithoutWebhooks(3);

        read();

        orders.forEach(order -> shop.awaitStatus(order, "PAID"));
    }

    @Test
    void tellOfDisputesThatNobodyDelivered() {
        ApiResponse order = paidWithoutWebhooks(1).getFirst();
        read();
        shop.awaitStatus(order, "PAID");
        stripe.dispute(Shop.session(order), DisputeWish.fraudulent());

        read();

        await().untilAsserted(() ->
                assertThat(shop.read(Shop.id(order), "alice").string("/payment/status"))
                        .isEqualTo("DISPUTED"));
    }

    @Test
    void tellOfDeclinedCards() {
        ApiResponse order = shop.opened(shop.reserve("desmond", 1, 2500));
        stripe.decline(Shop.session(order));

        read();

        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql("select count(*) from card_decline where account_id = ?")
                                        .param(TestIssuer.accountId("desmond"))
                                        .query(Integer.class)
                                        .single())
                        .isEqualTo(1));
    }

    @Test
    void areReadOnFromTheCursorOverSeveralPages() {
        paidWithoutWebhooks(1);
        clock.advance(Duration.ofSeconds(15));
        read();
        String before = cursor();
        List<ApiResponse> orders = paidWithoutWebhooks(105);
        clock.advance(Duration.ofSeconds(15));

        read();

        orders.forEach(order -> shop.awaitStatus(order, "PAID"));
        assertThat(cursor()).startsWith("evt_").isNotEqualTo(before);
    }

    @Test
    void areReadAnewWhenStripeDoesNotKnowTheCursor() {
        List<ApiResponse> orders = paidWithoutWebhooks(1);
        jdbc.sql("update stripe_cursor set event_id = 'evt_of_long_ago'").update();

        read();
        read();

        orders.forEach(order -> shop.awaitStatus(order, "PAID"));
    }

    @Test
    void waitWhileStripeIsUnavailable() {
        List<ApiResponse> orders = paidWithoutWebhooks(1);
        line.cut();
        read();
        line.heal();

        read();

        orders.forEach(order -> shop.awaitStatus(order, "PAID"));
    }

    @Test
    void areReadByOneReplicaAtATime() {
        List<ApiResponse> orders = paidWithoutWebhooks(1);
        jdbc.sql("update stripe_cursor set lease_until = clock_timestamp() + interval '1 hour'")
                .update();
        missed.run();
        assertThat(shop.read(Shop.id(orders.getFirst()), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
        jdbc.sql("update stripe_cursor set lease_until = '-infinity'").update();

        read();

        shop.awaitStatus(orders.getFirst(), "PAID");
    }

    @Test
    void areMarkedAsSeenInTheListAsThoseAreThatArrived() {
        stripe.sendWebhooksTo(api.baseUrl() + Postbox.PATH);
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.pay(order);
        shop.awaitStatus(order, "PAID");

        read();

        assertThat(
                        jdbc.sql(
                                        """
                                        select confirmed_at is not null from stripe_event
                                        where outcome = 'paid' and payload like '%' || :order || '%'
                                        """)
                                .param("order", Shop.id(order))
                                .query(Boolean.class)
                                .list())
                .isNotEmpty()
                .containsOnly(true);
    }

    private List<ApiResponse> paidWithoutWebhooks(int orders) {
        return Stream.generate(() -> shop.opened(shop.twoSeatsForAlice()))
                .limit(orders)
                .peek(shop::pay)
                .toList();
    }

    private void read() {
        jdbc.sql("update stripe_cursor set read_at = null").update();
        missed.run();
    }

    private String cursor() {
        return jdbc.sql("select event_id from stripe_cursor").query(String.class).single();
    }
}
