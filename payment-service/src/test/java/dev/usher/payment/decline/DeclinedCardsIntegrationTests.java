package dev.usher.payment.decline;

import static dev.usher.payment.decline.DeclineScene.CARD;
import static dev.usher.payment.decline.DeclineScene.address;
import static dev.usher.payment.decline.DeclineScene.person;
import static dev.usher.payment.decline.DeclineScene.retryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.EventServiceStub;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.TestNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refusals of buyers whose cards were declined too often. */
@PaymentTest
class DeclinedCardsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final EventServiceStub eventService;
    private final JdbcClient jdbc;
    private final DeclineScene scene;

    DeclinedCardsIntegrationTests(
            Shop shop,
            StripeSandbox stripe,
            StripeLine line,
            EventServiceStub eventService,
            JdbcClient jdbc,
            Api api,
            Postbox postbox,
            MutableClock clock) {
        this.shop = shop;
        this.stripe = stripe;
        this.line = line;
        this.eventService = eventService;
        this.jdbc = jdbc;
        this.scene = new DeclineScene(shop, api, postbox, jdbc, clock);
    }

    @AfterEach
    void heal() {
        line.heal();
    }

    @Test
    void endTheOrdersOfAnAccountUntilTheyAreADayOld() {
        String buyer = person("dora");
        ApiResponse first = shop.opened(shop.reserve(buyer, 1, 2500));
        scene.decline(first, 3);
        shop.opened(shop.reserve(buyer, 1, 2500));
        scene.decline(first, 1);
        Reservation reservation = shop.reserve(buyer, 1, 2500);

        ApiResponse refused = scene.open(reservation, null);

        assertThat(refused.expect(429).code()).isEqualTo("too_many_declines");
        assertThat(refused.string("/detail")).contains("24 hours");
        assertThat(retryAfter(refused)).isBetween(1L, 86_400L);
        assertThat(eventService.claims(reservation)).isEmpty();
        assertThat(shop.ordersOf(buyer).at("/items")).hasSize(2);
        shop.opened(shop.reserve(person("another"), 1, 2500));

        scene.age(buyer);

        assertThat(scene.open(reservation, null).expect(201).string("/status"))
                .isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void leaveAnOrderThatIsOpenAsItIs() {
        String buyer = person("dina");
        Reservation reservation = shop.reserve(buyer, 1, 2500);
        ApiResponse order = shop.opened(reservation);
        scene.decline(order, 4);

        ApiResponse again = shop.open(reservation).expect(200);

        assertThat(Shop.id(again)).isEqualTo(Shop.id(order));
        assertThat(again.string("/checkoutUrl")).isEqualTo(order.string("/checkoutUrl"));
        shop.pay(order);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shop.read(Shop.id(order), buyer).string("/status"))
                                .isEqualTo("PAID"));
        assertThat(scene.timeline(order, buyer)).filteredOn("CARD_DECLINED"::equals).hasSize(4);
    }

    @Test
    void countDifferentCardsOfAnAccountAsTheSandboxDeclinesThem() {
        String buyer = person("dan");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        stripe.pay(Shop.session(order), TestNumber.GENERIC_DECLINE.number());
        stripe.pay(Shop.session(order), TestNumber.STOLEN_CARD.number());
        scene.awaitDeclines(buyer, 2);
        shop.opened(shop.reserve(buyer, 1, 2500));
        stripe.pay(Shop.session(order), TestNumber.EXPIRED_CARD.number());
        scene.awaitDeclines(buyer, 3);

        assertThat(shop.open(shop.reserve(buyer, 1, 2500)).expect(429).code())
                .isEqualTo("too_many_declines");
        assertThat(
                        jdbc.sql(
                                        "select count(distinct card) from card_decline where account_id = ?")
                                .param(TestIssuer.accountId(buyer))
                                .query(Integer.class)
                                .single())
                .isEqualTo(3);
    }

    @Test
    void countForAnAddressAcrossItsAccounts() {
        String address = address();
        for (String buyer : List.of(person("dave"), person("dawn"), person("dean"))) {
            ApiResponse order = scene.open(shop.reserve(buyer, 1, 2500), address).expect(201);
            scene.decline(order, 2);
        }
        String innocent = person("innocent");
        Reservation reservation = shop.reserve(innocent, 1, 2500);

        assertThat(scene.open(reservation, address).expect(429).code())
                .isEqualTo("too_many_declines");

        scene.open(reservation, address()).expect(201);
        scene.open(shop.reserve(innocent, 1, 2500), null).expect(201);
    }

    @Test
    void countDifferentCardsOfAnAddress() {
        String address = address();
        for (int card = 1; card <= 5; card++) {
            ApiResponse order =
                    scene.open(shop.reserve(person("dick"), 1, 2500), address).expect(201);
            scene.decline(order, "card" + card, Duration.ZERO);
        }

        scene.open(shop.reserve(person("dot"), 1, 2500), address).expect(429);
    }

    @Test
    void countFromTheMomentAtWhichTheyWereMade() {
        String buyer = person("dylan");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        scene.decline(order, CARD, Duration.ofHours(1));
        scene.decline(order, CARD, Duration.ofHours(23));
        scene.decline(order, CARD, Duration.ofHours(3));
        scene.decline(order, CARD, Duration.ofHours(25));
        shop.opened(shop.reserve(buyer, 1, 2500));
        scene.decline(order, CARD, Duration.ofHours(2));
        Reservation reservation = shop.reserve(buyer, 1, 2500);

        assertThat(retryAfter(shop.open(reservation).expect(429))).isBetween(1L, 3600L);

        scene.decline(order, CARD, Duration.ofHours(22));
        assertThat(retryAfter(shop.open(reservation).expect(429))).isBetween(3601L, 7200L);
        assertThat(scene.declines(buyer)).isEqualTo(5);
    }

    @Test
    void countWhenTheyAreReportedAfterThePayment() {
        String buyer = person("dexter");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        shop.pay(order);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shop.read(Shop.id(order), buyer).string("/status"))
                                .isEqualTo("PAID"));

        scene.decline(order, 4);

        assertThat(shop.read(Shop.id(order), buyer).string("/status")).isEqualTo("PAID");
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
    }

    @Test
    void endAnAttemptThatHasNoSessionYet() {
        String buyer = person("dinah");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        Reservation reservation = shop.reserve(buyer, 1, 2500);
        line.cut();
        shop.open(reservation).expect(503);
        line.heal();
        scene.decline(order, 4);

        assertThat(shop.open(reservation).expect(429).code()).isEqualTo("too_many_declines");
    }
}
