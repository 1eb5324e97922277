package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.stripesandbox.StripeSandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@PaymentTest
class WebhookIntegrationTests {

    private static final String PATH = "/v1/webhooks/stripe";
    private static final Instant SOON = Instant.parse("2026-12-01T19:00:00Z");

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final MessageProbe messages;
    private final JdbcClient jdbc;

    WebhookIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MessageProbe messages,
            JdbcClient jdbc) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @AfterEach
    void heal() {
        line.heal();
    }

    @Test
    void paysOnceHoweverOftenTheSameNotificationArrivesAtOnce() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        StripeMail mail = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);

        List<Integer> answers =
                IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(mail)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(ApiResponse::status)
                        .toList();

        assertThat(answers).hasSize(20).containsOnly(200);
        shop.awaitStatus(order, "PAID");
        assertThat(deliveries(mail)).isEqualTo(20);
        awaitDone(mail, "paid");
        StripeMail twin = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);
        assertThat(send(twin).status()).isEqualTo(200);
        awaitDone(twin, "paid before");
        assertThat(payments(reservation)).hasSize(1);
    }

    @Test
    void takesMoneyThatIsReportedBeforeTheOrderIsOpen() {
        Reservation reservation = shop.twoSeatsForAlice();
        line.beforeAnswer(answer -> {
            if (answer.request().method().equals("POST")) {
                String session = field(answer.body(), "id");
                stripe.pay(session);
                await().until(() -> !payments(reservation).isEmpty());
            }
        });

        ApiResponse order = shop.opened(reservation);

        assertThat(order.string("/status")).isEqualTo("PAID");
        assertThat(payments(reservation)).hasSize(1);
    }

    @Test
    void keepsNotificationsOfOrdersThatAreNotHereYet() {
        UUID unknown = UUID.randomUUID();
        StripeMail mail =
                StripeMail.paid(unknown.toString(), "cs_test_unknown", 5000, "eur", false);

        assertThat(send(mail).status()).isEqualTo(200);

        awaitOutcome(mail, "the order is not here yet");
        assertThat(attempts(mail)).isPositive();
        assertThat(
                        jdbc.sql("SELECT done_at IS NULL FROM stripe_event WHERE id = ?")
                                .param(mail.eventId())
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void answers400ToAnythingWrongWithTheSignatureAndStoresNothing() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        StripeMail mail = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);
        String good = mail.signature();
        long now = StripeMail.now();
        List<String> bad =
                List.of(
                        "",
                        "t",
                        "t=",
                        "t=abc,v1=00",
                        "t=99999999999999999999,v1=00",
                        "v1=00",
                        "nonsense",
                        "t=" + now,
                        "t=" + now + ",v1=",
                        "t=" + now + ",v0=" + good.substring(good.indexOf("v1=") + 3),
                        good.replace("v1=", "v1=0"),
                        mail.signature(now - 3600, StripeSandbox.WEBHOOK_SECRET),
                        mail.signature(now + 3600, StripeSandbox.WEBHOOK_SECRET),
                        mail.signature(now, "whsec_sandbox_of_somebody_else"));

        for (String signature : bad) {
            ApiResponse answer = api.post(PATH, mail.body(), null, "Stripe-Signature", signature);
            assertThat(answer.status()).as(signature).isEqualTo(400);
            assertThat(answer.code()).as(signature).isEqualTo("invalid_signature");
        }
        assertThat(api.post(PATH, mail.body(), null).status()).isEqualTo(400);
        assertThat(api.post(PATH, mail.body() + " ", null, "Stripe-Signature", good).status())
                .isEqualTo(400);
        StripeMail notJson = new StripeMail("{\"id\": \"evt_test_broken\"");
        assertThat(send(notJson).status()).isEqualTo(400);
        StripeMail notAnEvent = new StripeMail("{\"id\": \"evt_test_nothing\"}");
        assertThat(send(notAnEvent).status()).isEqualTo(400);

        assertThat(stored(mail)).isZero();
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        StripeMail large = new StripeMail(" ".repeat(513 * 1024));

        assertThat(send(large).status()).isEqualTo(413);
    }

    @Test
    void acceptsTheOlderSecretWhileOneIsBeingRolled() {
        StripeMail mail = new StripeMail(StripeMail.paid("none", "cs_x", 1, "eur", false).body());

        ApiResponse answer =
                api.post(
                        PATH,
                        mail.body(),
                        null,
                        "Stripe-Signature",
                        mail.signature(StripeMail.now(), "whsec_sandbox_older"));

        assertThat(answer.status()).isEqualTo(200);
        awaitDone(mail, "not about an order of ours");
    }

    @Test
    void quarantinesMoneyThatDoesNotMatchTheOrder() {
        assertQuarantined(id -> StripeMail.paid(id.order(), id.session(), 4999, "eur", false));
        assertQuarantined(id -> StripeMail.paid(id.order(), id.session(), 5000, "usd", false));
        assertQuarantined(id -> StripeMail.paid(id.order(), id.session(), 5000, "eur", true));
        assertQuarantined(id -> StripeMail.paid(id.order(), "cs_test_other", 5000, "eur", false));
    }

    @Test
    void asksStripeWhenANotificationIsOfAnotherApiVersion() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        StripeMail lying = otherVersion(order);

        assertThat(send(lying).status()).isEqualTo(200);
        awaitDone(lying, "asked");
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");

        String url = api.baseUrl() + PATH;
        stripe.sendNoWebhooks();
        shop.pay(order);
        stripe.sendWebhooksTo(url);
        StripeMail truthful = otherVersion(order);
        send(truthful);
        awaitDone(truthful, "asked");
        assertThat(shop.read(Shop.id(order), "alice").string("/status")).isEqualTo("PAID");
    }

    @Test
    void asksForStockAgainWhenMoneyComesAfterTheEnd() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        shop.cancel(Shop.id(order), "alice").expect(200);

        send(StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false));

        PaymentLate late =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentLate.class)
                        .message(PaymentLate.class);
        assertThat(late.seats()).hasSize(1);
        ApiResponse asked = shop.read(Shop.id(order), "alice");
        assertThat(asked.string("/status")).isEqualTo("CANCELLED");
        assertThat(asked.string("/payment/status")).isEqualTo("SUCCEEDED");

        UUID id = UUID.fromString(Shop.id(order));
        messages.publish(
                reservation.id(),
                1,
                new ReservationRetaken(reservation.id(), id, reservation.eventId(), SOON));

        shop.awaitStatus(order, "PAID");
        Seen succeeded =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentSucceeded.class);
        assertThat(succeeded.sequence()).isEqualTo(3);
    }

    @Test
    void owesARefundWhenThereIsNoStockForLateMoney() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        shop.cancel(Shop.id(order), "alice").expect(200);
        send(StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false));
        messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentLate.class);

        UUID id = UUID.fromString(Shop.id(order));
        messages.publish(
                reservation.id(),
                1,
                new ReservationRefused(
                        reservation.id(), id, reservation.eventId(), "STOCK_GONE", SOON));

        shop.awaitStatus(order, "REFUND_PENDING");
        assertThat(payments(reservation)).isEmpty();
    }

    private void assertQuarantined(Function<Ids, StripeMail> forged) {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);

        send(forged.apply(new Ids(Shop.id(order), Shop.session(order))));

        await().untilAsserted(() ->
                assertThat(shop.read(Shop.id(order), "alice").string("/payment/status"))
                        .isEqualTo("QUARANTINED"));
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
        assertThat(payments(reservation)).isEmpty();
    }

    private StripeMail otherVersion(ApiResponse order) {
        return StripeMail.session(
                "checkout.session.completed",
                "2026-09-30.endive",
                Shop.id(order),
                Shop.session(order),
                5000,
                "eur",
                false);
    }

    private ApiResponse send(StripeMail mail) {
        return api.post(
                PATH,
                mail.body().getBytes(StandardCharsets.UTF_8),
                null,
                "Stripe-Signature",
                mail.signature());
    }

    private List<Seen> payments(Reservation reservation) {
        return messages.seen(Topic.PAYMENTS, reservation.id().toString()).stream()
                .filter(seen -> seen.is(PaymentSucceeded.class))
                .toList();
    }

    private void awaitDone(StripeMail mail, String outcome) {
        awaitOutcome(mail, outcome);
    }

    private void awaitOutcome(StripeMail mail, String outcome) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(
                                        jdbc.sql(
                                                        "SELECT outcome FROM stripe_event"
                                                                + " WHERE id = ?")
                                                .param(mail.eventId())
                                                .query(String.class)
                                                .optional())
                                .contains(outcome));
    }

    private int deliveries(StripeMail mail) {
        return number("deliveries", mail);
    }

    private int attempts(StripeMail mail) {
        return number("attempts", mail);
    }

    private int number(String column, StripeMail mail) {
        return jdbc.sql("SELECT " + column + " FROM stripe_event WHERE id = ?")
                .param(mail.eventId())
                .query(Integer.class)
                .single();
    }

    private int stored(StripeMail mail) {
        return jdbc.sql("SELECT count(*) FROM stripe_event WHERE id = ?")
                .param(mail.eventId())
                .query(Integer.class)
                .single();
    }

    private static String field(byte[] json, String name) {
        return new JsonMapper().readTree(json).get(name).asString();
    }

    private record Ids(String order, String session) {}
}
