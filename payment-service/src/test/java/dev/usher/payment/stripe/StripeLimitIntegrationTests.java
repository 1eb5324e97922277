package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeBooks;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.TestNumber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Lets Stripe refuse calls beyond its rates, which are one call of an operation in ten minutes
 * here. Nothing may be lost by it, and nothing done twice.
 */
@PaymentTest
class StripeLimitIntegrationTests {

    private static final String BUYER = "lucy";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Longer than the longest pause between two looks at a refund. */
    private static final Duration NEXT_LOOK = Duration.ofMinutes(11);

    private final Shop shop;
    private final Purchases purchases;
    private final StripeSandbox stripe;
    private final StripeBooks books;
    private final MutableClock clock;
    private final MeterRegistry meters;

    StripeLimitIntegrationTests(
            Shop shop,
            Purchases purchases,
            StripeSandbox stripe,
            StripeBooks books,
            MutableClock clock,
            MeterRegistry meters) {
        this.shop = shop;
        this.purchases = purchases;
        this.stripe = stripe;
        this.books = books;
        this.clock = clock;
        this.meters = meters;
    }

    @AfterEach
    void lift() {
        var _ = stripe.endFaults();
    }

    @Test
    void asksTheBuyerToComeAgainWhenNoMoreSessionsCanBeOpened() {
        Reservation first = shop.reserve(BUYER, 2, 2_500);
        Reservation second = shop.reserve(BUYER, 2, 2_500);
        limit();
        shop.open(first).expect(201);
        long calls = refusedOpenings();
        long before = refused("create_session");

        ApiResponse busy = shop.open(second).expect(503);

        assertThat(busy.code()).isEqualTo("payment_provider_busy");
        assertThat(busy.header("Retry-After")).isPresent();
        assertThat(shop.open(second).expect(503).code()).isEqualTo("payment_provider_busy");
        assertThat(refused("create_session")).isEqualTo(before + 2);
        // Stripe was asked once for each: a repeat at once would only add to the rate.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(refusedOpenings()).isEqualTo(calls + 2));

        lift();
        Purchase order = purchases.open(second);
        purchases.payAndFulfil(Map.of(order, TestNumber.VISA));
        books.awaitAgreement(List.of(order));
    }

    @Test
    void makesARefundLaterAndOnce() {
        List<Purchase> orders = purchases.open(BUYER, 2);
        purchases.payAndFulfil(
                Map.of(orders.getFirst(), TestNumber.VISA, orders.getLast(), TestNumber.VISA));
        limit();
        long before = refused("create_refund");

        orders.forEach(order -> purchases.refund(order, 0).expect(202));

        // At most one of them is made.
        await().atMost(SOON).until(() -> refused("create_refund") > before);
        assertThat(orders)
                .extracting(order -> purchases.read(order).string("/status"))
                .contains("REFUND_PENDING");
        lift();
        clock.advance(NEXT_LOOK);
        purchases.awaitAll(orders, "/status", "REFUNDED");
        books.awaitAgreement(orders);
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(stripe.checkout(order.session()).refunds()).hasSize(1));
    }

    private void limit() {
        stripe.faults(
                """
                {"limiter": {"perOperation": 1, "inTotal": 100000, "within": "10m"}}\
                """);
    }

    private long refusedOpenings() {
        return stripe.requests().stream()
                .filter(call -> call.method().equals("POST"))
                .filter(call -> call.path().equals("/v1/checkout/sessions"))
                .filter(call -> call.status() == 429)
                .count();
    }

    /** Counts the calls to an endpoint that Stripe has refused for its rate. */
    private long refused(String endpoint) {
        return meters
                .find("usher.stripe.calls")
                .tags("endpoint", endpoint, "outcome", "RateLimitException")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
