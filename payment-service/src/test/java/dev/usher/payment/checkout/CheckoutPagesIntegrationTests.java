package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.SessionTerms;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on which browsers land when they come from Stripe. */
@PaymentTest
class CheckoutPagesIntegrationTests {

    @Autowired Api api;
    @Autowired Shop shop;
    @Autowired StripeSandbox stripe;

    @Test
    void tellStripeWhichEventIsSold() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());

        assertThat(terms(order).lineItems().getFirst().name()).isEqualTo("Winter Jazz, Standing");
        assertThat(terms(order).lineItems().getFirst().description())
                .isEqualTo(
                        "Wednesday 20 January 2027, 20:00 (Europe/Amsterdam) · Paradiso, Amsterdam");
    }

    @Test
    void showEventOrderNumberAndTheWayBackToPayment() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());

        ApiResponse page = api.get(local(terms(order).cancelUrl()), null).expect(200);

        assertThat(page.text())
                .contains("Not paid yet", "Winter Jazz", "20 January 2027, 20:00")
                .contains("Paradiso, Amsterdam", Shop.id(order))
                .contains("href=\"" + order.string("/checkoutUrl") + "\"")
                .doesNotContain("alice", "25.00", "5000", "<script");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void tellWhetherThePaymentHasArrived() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        String address = local(terms(order).successUrl());

        assertThat(api.get(address, null).expect(200).text())
                .contains("is being confirmed", "Look again", Shop.id(order));

        shop.pay(order);
        shop.awaitStatus(order, "PAID");

        assertThat(api.get(address, null).expect(200).text())
                .contains("Your payment has arrived", "Winter Jazz", Shop.id(order))
                .doesNotContain("Look again");
        assertThat(api.get(local(terms(order).cancelUrl()), null).expect(200).text())
                .contains("Your payment has arrived")
                .doesNotContain("Go back to payment");
    }

    @Test
    void tellThatAClosedOrderCannotBePaid() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.cancel(Shop.id(order), "alice").expect(200);

        assertThat(api.get(local(terms(order).cancelUrl()), null).expect(200).text())
                .contains("This order is closed")
                .doesNotContain("Go back to payment");
    }

    @Test
    void leadBackToAShopThatHasOneOfTheTwoPages() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order =
                api.post(
                                "/v1/orders",
                                Map.of(
                                        "reservationId",
                                        reservation.id(),
                                        "successUrl",
                                        "https://shop.example.com/thanks?session={CHECKOUT_SESSION_ID}"),
                                shop.attendee("alice"))
                        .expect(201);

        assertThat(api.get(local(terms(order).cancelUrl()), null).expect(200).text())
                .contains("href=\"https://shop.example.com/\"", "Back to shop.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?order=%1$s",
                "?order=%1$s&reservation=%3$s",
                "?order=%2$s&reservation=%2$s",
                "?order=nonsense&reservation=%2$s",
                "?reservation=%2$s",
                "?utm_source=mail"
            })
    void tellNothingToWhoDoesNotComeFromTheCheckout(String query) {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        String asked =
                query.formatted(Shop.id(order), order.string("/reservationId"), UUID.randomUUID());

        assertThat(api.get("/v1/checkout/return" + asked, null).expect(200).text())
                .contains("Thank you")
                .doesNotContain("Winter Jazz", Shop.id(order));
        assertThat(api.get("/v1/checkout/cancelled" + asked, null).expect(200).text())
                .contains("Not paid")
                .doesNotContain("Winter Jazz", "href");
    }

    private SessionTerms terms(ApiResponse order) {
        return stripe.checkout(Shop.session(order)).session().terms();
    }

    /** The address on the service of the test instead of that on the gateway. */
    private static String local(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
