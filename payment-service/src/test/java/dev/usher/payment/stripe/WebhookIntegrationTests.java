package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.stripesandbox.StripeSandbox;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@PaymentTest
class WebhookIntegrationTests {

    private static final String PATH = Postbox.PATH;

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final MessageProbe messages;
    private final Postbox postbox;

    WebhookIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MessageProbe messages,
            Postbox postbox) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.messages = messages;
        this.postbox = postbox;
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
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> postbox.send(mail)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(ApiResponse::status)
                        .toList();

        assertThat(answers).hasSize(20).containsOnly(200);
        shop.awaitStatus(order, "PAID");
        assertThat(postbox.number("deliveries", mail)).isEqualTo(20);
        postbox.awaitOutcome(mail, "paid");
        StripeMail twin = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);
        assertThat(postbox.send(twin).status()).isEqualTo(200);
        postbox.awaitOutcome(twin, "paid before");
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

        assertThat(postbox.send(mail).status()).isEqualTo(200);

        postbox.awaitOutcome(mail, "the order is not here yet");
        assertThat(postbox.number("attempts", mail)).isPositive();
        assertThat(postbox.done(mail)).isFalse();
    }

    static Stream<Arguments> badSignatures() {
        return Stream.of(
                signature("an empty header", _ -> ""),
                signature("a name only", _ -> "t"),
                signature("an empty time", _ -> "t="),
                signature("a time that is not a number", _ -> "t=abc,v1=00"),
                signature("a time that is too large", _ -> "t=99999999999999999999,v1=00"),
                signature("no time", _ -> "v1=00"),
                signature("other text", _ -> "nonsense"),
                signature("no signature", _ -> "t=" + StripeMail.now()),
                signature("an empty signature", _ -> "t=" + StripeMail.now() + ",v1="),
                signature("another scheme", mail -> mail.signature().replace("v1=", "v0=")),
                signature("a changed signature", mail -> mail.signature().replace("v1=", "v1=0")),
                signature("an old time", mail -> signedAt(mail, -3600)),
                signature("a time in the future", mail -> signedAt(mail, 3600)),
                signature(
                        "another secret",
                        mail -> mail.signature(StripeMail.now(), "whsec_sandbox_of_another")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSignatures")
    void refusesANotificationWhoseSignatureIsWrong(
            String what, Function<StripeMail, String> signature) {
        StripeMail mail = mailOfNoOrder();

        ApiResponse answer =
                api.post(PATH, mail.body(), null, "Stripe-Signature", signature.apply(mail));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_signature");
        assertThat(postbox.stored(mail)).isZero();
    }

    @Test
    void refusesANotificationWithoutASignature() {
        StripeMail mail = mailOfNoOrder();

        assertThat(api.post(PATH, mail.body(), null).code()).isEqualTo("invalid_signature");
        assertThat(postbox.stored(mail)).isZero();
    }

    @Test
    void refusesABodyOtherThanTheSignedOne() {
        StripeMail mail = mailOfNoOrder();

        ApiResponse answer =
                api.post(PATH, mail.body() + " ", null, "Stripe-Signature", mail.signature());

        assertThat(answer.code()).isEqualTo("invalid_signature");
        assertThat(postbox.stored(mail)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": \"evt_test_broken\"", "{\"id\": \"evt_test_nothing\"}"})
    void refusesASignedBodyThatIsNotAnEvent(String body) {
        StripeMail mail = new StripeMail(body);

        assertThat(postbox.send(mail).code()).isEqualTo("invalid_signature");
        assertThat(postbox.stored(mail)).isZero();
    }

    @Test
    void leavesTheOrderPendingWhenTheSignatureIsWrong() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        StripeMail mail = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);

        api.post(PATH, mail.body(), null, "Stripe-Signature", signedAt(mail, -3600));

        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        StripeMail large = new StripeMail(" ".repeat(513 * 1024));

        assertThat(postbox.send(large).status()).isEqualTo(413);
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
        postbox.awaitOutcome(mail, "not about an order of ours");
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

        assertThat(postbox.send(lying).status()).isEqualTo(200);
        postbox.awaitOutcome(lying, "asked");
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");

        String url = api.baseUrl() + PATH;
        stripe.sendNoWebhooks();
        shop.pay(order);
        stripe.sendWebhooksTo(url);
        StripeMail truthful = otherVersion(order);
        postbox.send(truthful);
        postbox.awaitOutcome(truthful, "asked");
        assertThat(shop.read(Shop.id(order), "alice").string("/status")).isEqualTo("PAID");
    }

    static Stream<Arguments> impossibleAmounts() {
        return Stream.of(
                        "5000.0",
                        "25.5",
                        "5e3",
                        "\"5000\"",
                        "null",
                        "[]",
                        "true",
                        "1" + "0".repeat(30))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("impossibleAmounts")
    void quarantinesAnAmountThatIsNotAWholeNumber(String amount) {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        StripeMail mail =
                StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false)
                        .with("\"amount_total\": 5000", "\"amount_total\": " + amount);

        assertThat(postbox.send(mail).status()).isEqualTo(200);

        awaitQuarantine(order);
        assertThat(postbox.outcome(mail)).startsWith("quarantined: amount");
        assertThat(payments(reservation)).isEmpty();
    }

    @Test
    void quarantinesEveryEventOfTheOtherLivemode() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        StripeMail event =
                StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false)
                        .with(
                                "\"livemode\": false,\n  \"pending",
                                "\"livemode\": true,\n  \"pending");
        StripeMail ofNoOrder = mailOfNoOrder().with("checkout.session.completed", "refund.created");
        StripeMail real = ofNoOrder.with("\"livemode\": false", "\"livemode\": true");

        assertThat(postbox.send(event).status()).isEqualTo(200);
        assertThat(postbox.send(real).status()).isEqualTo(200);

        awaitQuarantine(order);
        postbox.awaitOutcome(event, "quarantined: an event with livemode true");
        postbox.awaitOutcome(real, "quarantined: an event with livemode true");
    }

    @Test
    void doesNotFreezeAPaidOrderForAnImpossibleAmount() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        StripeMail mail =
                StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false)
                        .with("\"amount_total\": 5000", "\"amount_total\": 50.5");

        postbox.send(mail);

        postbox.awaitOutcome(mail, "quarantined: amount 50.5 and currency \"eur\"");
        assertThat(shop.read(Shop.id(order), "alice").string("/status")).isEqualTo("PAID");
    }

    private void awaitQuarantine(ApiResponse order) {
        await().untilAsserted(() ->
                assertThat(shop.read(Shop.id(order), "alice").string("/payment/status"))
                        .isEqualTo("QUARANTINED"));
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
    }

    private void assertQuarantined(Function<Ids, StripeMail> forged) {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);

        postbox.send(forged.apply(new Ids(Shop.id(order), Shop.session(order))));

        awaitQuarantine(order);
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

    private static Arguments signature(String what, Function<StripeMail, String> signature) {
        return Arguments.of(what, signature);
    }

    private static String signedAt(StripeMail mail, long secondsFromNow) {
        return mail.signature(StripeMail.now() + secondsFromNow, StripeSandbox.WEBHOOK_SECRET);
    }

    private static StripeMail mailOfNoOrder() {
        return StripeMail.paid(
                UUID.randomUUID().toString(), "cs_test_of_no_order", 5000, "eur", false);
    }

    private List<Seen> payments(Reservation reservation) {
        return messages.seen(Topic.PAYMENTS, reservation.id().toString()).stream()
                .filter(seen -> seen.is(PaymentSucceeded.class))
                .toList();
    }

    private static String field(byte[] json, String name) {
        return new JsonMapper().readTree(json).get(name).asString();
    }

    private record Ids(String order, String session) {}
}
