package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.payment.EventServiceStub;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.Seen;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.SandboxCheckout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@PaymentTest
class UnhappyCheckoutIntegrationTests {

    private static final Duration DEADLINE = Duration.ofMinutes(12);

    /** The call and its one repeat by stripe-java. */
    private static final int CALLS_PER_CHECK = 2;

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final EventServiceStub eventService;
    private final MessageProbe messages;
    private final MutableClock clock;

    UnhappyCheckoutIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            EventServiceStub eventService,
            MessageProbe messages,
            MutableClock clock) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.eventService = eventService;
        this.messages = messages;
        this.clock = clock;
    }

    @AfterEach
    void heal() {
        line.heal();
        eventService.comeUp();
        stripe.sendWebhooksTo(api.baseUrl() + "/v1/webhooks/stripe");
    }

    @Test
    void settlesAnOrderWhoseWebhookWasLost() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        stripe.sendNoWebhooks();
        shop.pay(order);

        clock.advance(Duration.ofSeconds(31));

        shop.awaitStatus(order, "PAID");
        messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentSucceeded.class);
    }

    @Test
    void endsTheSessionByCallWhenTheTimeToPayIsOver() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        stripe.sendNoWebhooks();

        clock.advance(DEADLINE);

        ApiResponse expired = shop.awaitStatus(order, "EXPIRED");
        assertThat(expired.string("/payment/status")).isEqualTo("EXPIRED");
        assertThat(expired.at("/checkoutUrl").isNull()).isTrue();
        assertThat(closed(reservation).reason()).isEqualTo("EXPIRED");
        assertThat(stripe.requests())
                .anyMatch(request -> request.path().endsWith(Shop.session(order) + "/expire"));
        assertThat(session(order)).isEqualTo("EXPIRED");
    }

    @Test
    void keepsTheHoldWhileStripeCannotConfirmTheEnd() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        line.cut();

        clock.advance(DEADLINE);
        String expire = "/v1/checkout/sessions/" + Shop.session(order) + "/expire";
        await().until(() -> line.cutOff(expire) == CALLS_PER_CHECK);
        clock.advance(Duration.ofMinutes(5));
        // One sweep runs at a time: calls of a second check prove that the first one is over.
        await().until(() -> line.cutOff(expire) > CALLS_PER_CHECK);
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");

        line.heal();
        clock.advance(Duration.ofMinutes(5));
        shop.awaitStatus(order, "EXPIRED");
    }

    @RepeatedTest(5)
    void lettingPayAndCancelRaceHasOneWinnerWhichIsStripes() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);

        CompletableFuture<ApiResponse> cancel =
                CompletableFuture.supplyAsync(() -> shop.cancel(Shop.id(order), "alice"));
        CompletableFuture<Void> pay = CompletableFuture.runAsync(() -> shop.pay(order));
        CompletableFuture.allOf(cancel, pay).join();

        boolean paid = session(order).equals("COMPLETE");
        assertThat(cancel.join().status()).isEqualTo(paid ? 409 : 200);
        shop.awaitStatus(order, paid ? "PAID" : "CANCELLED");
        await().until(() -> messages.seen(Topic.PAYMENTS, key(reservation)).size() == 1);
        Seen only = messages.seen(Topic.PAYMENTS, key(reservation)).getFirst();
        assertThat(only.is(PaymentSucceeded.class)).isEqualTo(paid);
    }

    @Test
    void cancelsForItsBuyerOnce() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);

        ApiResponse cancelled = shop.cancel(Shop.id(order), "alice").expect(200);
        ApiResponse again = shop.cancel(Shop.id(order), "alice").expect(200);

        assertThat(cancelled.string("/status")).isEqualTo("CANCELLED");
        assertThat(again.string("/status")).isEqualTo("CANCELLED");
        assertThat(closed(reservation).reason()).isEqualTo("CANCELLED");
        assertThat(shop.open(reservation).expect(200).string("/status")).isEqualTo("CANCELLED");
    }

    @Test
    void changesNothingWhenStripeCannotBeAskedToCancel() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        line.cut();

        ApiResponse refused = shop.cancel(Shop.id(order), "alice");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("payment_provider_unavailable");
        line.heal();
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
    }

    @Test
    void opensTheOrderOnRepeatAfterStripeWasDown() {
        Reservation reservation = shop.reserve("dora", 1, 3000);
        line.cut();

        ApiResponse refused = shop.open(reservation);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("payment_provider_unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(shop.ordersOf("dora").at("/items").size()).isZero();
        line.heal();
        ApiResponse order = shop.open(reservation).expect(201);
        assertThat(shop.ordersOf("dora").string("/items/0/id")).isEqualTo(Shop.id(order));
    }

    @Test
    void takesUpTheSessionThatWasOpenedWithoutAnAnswer() {
        Reservation reservation = shop.twoSeatsForAlice();
        line.loseAnswers();
        shop.open(reservation).expect(503);
        List<SandboxCheckout> opened = sessionsOf(reservation);
        assertThat(opened).hasSize(1);
        line.heal();

        ApiResponse order = shop.open(reservation).expect(201);

        assertThat(Shop.session(order)).isEqualTo(opened.getFirst().session().id());
        assertThat(sessionsOf(reservation)).hasSize(1);
    }

    @Test
    void findsTheSessionOfAnAttemptThatIsTooOldToRepeat() {
        Reservation reservation = shop.twoSeatsForAlice();
        line.loseAnswers();
        shop.open(reservation).expect(503);
        line.heal();
        clock.advance(Duration.ofSeconds(70));

        ApiResponse order = shop.open(reservation).expect(201);

        assertThat(sessionsOf(reservation)).hasSize(1);
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
    }

    @Test
    void beginsANewAttemptWhenTheOldOneNeverReachedStripe() {
        Reservation reservation = shop.twoSeatsForAlice();
        line.cut();
        shop.open(reservation).expect(503);
        line.heal();
        clock.advance(Duration.ofSeconds(70));

        ApiResponse order = shop.open(reservation).expect(201);

        assertThat(eventService.claims(reservation)).hasSize(2);
        assertThat(sessionsOf(reservation)).hasSize(1);
        assertThat(order.string("/expiresAt"))
                .isEqualTo(eventService.claims(reservation).getLast().expiresAt());
    }

    @Test
    void closesAnAttemptThatNobodyRepeatsAndEndsItsSession() {
        Reservation reservation = shop.reserve("emil", 1, 3000);
        line.loseAnswers();
        shop.open(reservation).expect(503);
        line.heal();

        clock.advance(Duration.ofMinutes(2));

        assertThat(closed(reservation).reason()).isEqualTo("FAILED");
        assertThat(sessionsOf(reservation).getFirst().session().status().name())
                .isEqualTo("EXPIRED");
        assertThat(shop.ordersOf("emil").at("/items").size()).isZero();
        eventService.holdAgain(reservation);
        shop.open(reservation).expect(201);
    }

    @Test
    void saysWhenReservationsCannotBeAsked() {
        Reservation reservation = shop.reserve("fay", 1, 3000);
        eventService.goDown();

        ApiResponse refused = shop.open(reservation);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("reservations_unavailable");
        eventService.comeUp();
        shop.open(reservation).expect(201);
    }

    @Test
    void givesBackAClaimWhoseAnswerNeverCame() {
        Reservation reservation = shop.reserve("gus", 1, 3000);
        eventService.loseAnswers();
        shop.open(reservation).expect(503);
        assertThat(eventService.claims(reservation)).isNotEmpty();
        eventService.comeUp();

        clock.advance(Duration.ofMinutes(2));

        assertThat(closed(reservation).reason()).isEqualTo("FAILED");
        assertThat(sessionsOf(reservation)).isEmpty();
    }

    @Test
    void givesUpWhileItsCallerStillWaitsForStripe() {
        Reservation reservation = shop.reserve("hugo", 1, 3000);
        CountDownLatch silence = new CountDownLatch(1);
        line.beforeAnswer(_ -> awaitQuietly(silence));

        ApiResponse refused = openWithin(reservation, "2500");

        silence.countDown();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(shop.ordersOf("hugo").at("/items").size()).isZero();
        line.heal();
        ApiResponse order = shop.open(reservation).expect(201);
        assertThat(sessionsOf(reservation)).hasSize(1);
        shop.cancel(Shop.id(order), "hugo").expect(200);
    }

    @Test
    void tellsEventServiceHowLongItsCallerWaits() {
        Reservation reservation = shop.reserve("iris", 1, 3000);

        openWithin(reservation, "9000").expect(201);

        assertThat(Long.parseLong(eventService.claims(reservation).getFirst().timeLeft()))
                .isBetween(1L, 9000L);
    }

    @Test
    void keepsNothingForACallerWhoHasGivenUp() {
        Reservation reservation = shop.reserve("jill", 1, 3000);

        ApiResponse refused = openWithin(reservation, "0");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(eventService.claims(reservation)).isEmpty();
        assertThat(sessionsOf(reservation)).isEmpty();
    }

    @Test
    void doesNotSayThatAReservationHasEndedWhileItIsBeingGivenBack() {
        Reservation belowStripesMinimum = shop.reserve("kim", 1, 10);
        shop.open(belowStripesMinimum).expect(400);

        ApiResponse early = shop.open(belowStripesMinimum);
        eventService.holdAgain(belowStripesMinimum);
        ApiResponse refusedAgain = shop.open(belowStripesMinimum);
        clock.advance(Duration.ofSeconds(11));
        ApiResponse late = shop.open(belowStripesMinimum);

        assertThat(early.status()).isEqualTo(503);
        assertThat(early.code()).isEqualTo("reservations_unavailable");
        assertThat(early.header("Retry-After")).isPresent();
        assertThat(refusedAgain.string("/errors/0/code")).isEqualTo("refused_by_stripe");
        assertThat(late.code()).isEqualTo("reservation_not_held");
    }

    private ApiResponse openWithin(Reservation reservation, String milliseconds) {
        return api.post(
                "/v1/orders",
                Map.of("reservationId", reservation.id()),
                shop.attendee(reservation.holder()),
                "Usher-Time-Left",
                milliseconds);
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private OrderClosed closed(Reservation reservation) {
        return messages.await(Topic.PAYMENTS, key(reservation), OrderClosed.class)
                .message(OrderClosed.class);
    }

    private List<SandboxCheckout> sessionsOf(Reservation reservation) {
        return stripe.checkouts().stream()
                .filter(checkout ->
                        key(reservation)
                                .equals(checkout.session().terms().metadata().get("reservationId")))
                .toList();
    }

    private String session(ApiResponse order) {
        return stripe.checkout(Shop.session(order)).session().status().name();
    }

    private static String key(Reservation reservation) {
        return reservation.id().toString();
    }
}
