package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.stripesandbox.StripeSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PaymentTest
class OrderFormIntegrationTests {

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;

    OrderFormIntegrationTests(Shop shop, Api api, StripeSandbox stripe) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
    }

    @Test
    void listsEverythingThatIsWrongWithARequest() {
        ApiResponse answer =
                api.post(
                        "/v1/orders",
                        Map.of(
                                "successUrl",
                                "http://evil.example.com",
                                "cancelUrl",
                                "javascript:x"),
                        shop.attendee("alice"));

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.at("/errors").valueStream().map(e -> e.get("pointer").asString()))
                .containsExactly("/reservationId", "/successUrl", "/cancelUrl");
        assertThat(answer.at("/errors").valueStream().map(e -> e.get("detail").asString()))
                .allMatch(detail -> detail.contains(" must "));
        assertThat(
                        api.post(
                                        "/v1/orders",
                                        Map.of("reservationId", "nonsense", "price", 1),
                                        shop.attendee("alice"))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void passesThePlaceholderToStripe() {
        Reservation reservation = shop.twoSeatsForAlice();
        String success = "https://shop.example.com/thanks?session={CHECKOUT_SESSION_ID}";

        ApiResponse order =
                api.post(
                                "/v1/orders",
                                Map.of(
                                        "reservationId",
                                        reservation.id(),
                                        "successUrl",
                                        success,
                                        "cancelUrl",
                                        "http://localhost:3000/basket"),
                                shop.attendee("alice"))
                        .expect(201);

        assertThat(stripe.checkout(Shop.session(order)).session().terms().successUrl())
                .isEqualTo(success);
    }

    @Test
    void normalizesAddressesBeforeStripeSeesThem() {
        Reservation reservation = shop.twoSeatsForAlice();

        ApiResponse order = open(reservation, "HTTPS://Shop.Example.com/Thanks").expect(201);

        assertThat(stripe.checkout(Shop.session(order)).session().terms().successUrl())
                .isEqualTo("https://shop.example.com/Thanks");
    }

    @Test
    void namesTheFieldThatStripeRefusesForGood() {
        Reservation reservation = shop.reserve("alice", 1, 10);

        ApiResponse refused = open(reservation, "https://shop.example.com/").expect(400);

        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.string("/errors/0/pointer")).isEqualTo("/reservationId");
        assertThat(refused.string("/errors/0/code")).isEqualTo("refused_by_stripe");
        assertThat(refused.string("/errors/0/detail")).contains("must", "amount_too_small");
        assertThat(refused.header("Retry-After")).isEmpty();
    }

    @Test
    void showsMoneyWithItsTwoMembersAlone() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());

        for (String money : List.of("/total", "/refundedAmount", "/items/0/unitPrice")) {
            assertThat(order.at(money).propertyNames())
                    .as(money)
                    .containsExactlyInAnyOrder("amount", "currency");
        }
    }

    private ApiResponse open(Reservation reservation, String successUrl) {
        return api.post(
                "/v1/orders",
                Map.of("reservationId", reservation.id(), "successUrl", successUrl),
                shop.attendee("alice"));
    }

    @Test
    void describesItselfWithItsProblems() {
        ApiResponse document = api.get("/v3/api-docs", null).expect(200);

        assertThat(document.at("/paths").has("/v1/orders")).isTrue();
        assertThat(document.text())
                .contains("payment_provider_busy", "invalid_signature", "reservation_not_held");
    }

    @Test
    void answersNotModifiedToACallerWhoKnowsTheVersion() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        String etag = order.header("ETag").orElseThrow();

        ApiResponse again = shop.read(Shop.id(order), "alice", "If-None-Match", etag);

        assertThat(again.status()).isEqualTo(304);
    }
}
