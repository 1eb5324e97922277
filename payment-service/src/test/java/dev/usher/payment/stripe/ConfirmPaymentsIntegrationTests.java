package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentTest
class ConfirmPaymentsIntegrationTests {

    private static final String NO_SESSIONS =
            """
            {"api": {"dropBefore": 1.0}, "operations": ["GET /v1/checkout/sessions/{id}"]}
            """;

    /** The parts of the service and its neighbours that the tests use beside the API. */
    record Scene(
            Shop shop,
            Api api,
            Postbox postbox,
            StripeSandbox stripe,
            StripeLine line,
            MessageProbe messages,
            Purchases purchases) {}

    private final Shop shop;
    private final Scene scene;
    private final MissedNotifications missed;
    private final ConfirmPayments confirm;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;

    ConfirmPaymentsIntegrationTests(
            Shop shop,
            Api api,
            Postbox postbox,
            StripeSandbox stripe,
            StripeLine line,
            MessageProbe messages,
            Purchases purchases,
            MissedNotifications missed,
            ConfirmPayments confirm,
            JdbcClient jdbc,
            MeterRegistry meters) {
        this.shop = shop;
        this.scene = new Scene(shop, api, postbox, stripe, line, messages, purchases);
        this.missed = missed;
        this.confirm = confirm;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @BeforeEach
    void readTheListFromNowOn() {
        jdbc.sql("update stripe_event set confirmed_at = now() where confirmed_at is null")
                .update();
        jdbc.sql("update stripe_cursor set event_id = null, whole_since = null").update();
        read();
    }

    @AfterEach
    void heal() {
        scene.line().heal();
        faults("{}");
    }

    @Test
    void quarantinesAnOrderThatAForgeryHasPaid() throws IOException {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        StripeMail forged = forged(order);
        double alarms = alarms();

        minutesLater(2);
        read();

        ApiResponse after = shop.read(Shop.id(order), "alice");
        assertThat(after.string("/payment/status")).isEqualTo("QUARANTINED");
        PaymentRevoked revoked =
                scene.messages()
                        .await(Topic.PAYMENTS, reservation.id().toString(), PaymentRevoked.class)
                        .message(PaymentRevoked.class);
        assertThat(revoked.cause()).isEqualTo("QUARANTINED");
        assertThat(timeline(order)).contains("QUARANTINED", forged.eventId());
        assertThat(alarms()).isEqualTo(alarms + 1);
        assertThat(refund(order).code()).isEqualTo("order_not_refundable");
        assertThat(unconfirmed()).isZero();
        assertThat(
                        jdbc.sql(Files.readString(Path.of("src/main/invariants/I4-confirmed.sql")))
                                .query()
                                .listOfRows())
                .isEmpty();
    }

    @Test
    void asksOnceAndQuarantinesOnce() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        forged(order);
        minutesLater(2);

        read();
        read();
        confirm.check();

        assertThat(timeline(order).split("QUARANTINED", -1)).hasSize(2);
    }

    @Test
    void tellsThatAQuarantinedOrderIsPaidAfterAll() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        forged(order);
        minutesLater(2);
        read();

        shop.pay(order);

        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThat(timeline(order)).contains("Another payment was reported"));
        assertThat(shop.read(Shop.id(order), "alice").string("/payment/status"))
                .isEqualTo("QUARANTINED");
    }

    @Test
    void recordsTheRefundOfAQuarantinedOrderThatWasPaidAfterAll() {
        Purchase purchase = scene.purchases().open("alice");
        forged(purchase.order());
        minutesLater(2);
        read();
        shop.pay(purchase.order());

        scene.purchases().refundAtStripe(purchase, 5_000);

        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        scene.purchases()
                                                .read(purchase)
                                                .at("/refundedAmount/amount")
                                                .asLong())
                                .isEqualTo(5_000));
        assertThat(payment(purchase.order())).isEqualTo("QUARANTINED");
    }

    @Test
    void confirmsPaymentsByTheListOfEvents() {
        ApiResponse order = paid();
        minutesLater(2);

        read();

        assertThat(unconfirmed()).isZero();
        assertThat(payment(order)).isEqualTo("SUCCEEDED");
        assertThat(shop.read(Shop.id(order), "alice").string("/status")).isEqualTo("PAID");
    }

    @Test
    void confirmsAPaymentByItsSessionIfTheListLacksIt() {
        ApiResponse order = paid();
        jdbc.sql(
                        "update stripe_event set id = id || '_unlisted' where outcome = 'paid'"
                                + " and payload like '%' || :order || '%'")
                .param("order", Shop.id(order))
                .update();
        minutesLater(2);

        read();

        assertThat(payment(order)).isEqualTo("SUCCEEDED");
        assertThat(unconfirmed()).isZero();
    }

    @Test
    void quarantinesNobodyWhileTheListCantBeRead() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        forged(order);
        minutesLater(2);
        scene.line().cut();
        read();
        scene.line().heal();

        read();
        assertThat(payment(order)).isEqualTo("SUCCEEDED");
        minutesLater(1);
        read();

        assertThat(payment(order)).isEqualTo("QUARANTINED");
    }

    @Test
    void quarantinesNobodyWhileTheSessionCantBeRead() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        forged(order);
        minutesLater(2);
        faults(NO_SESSIONS);

        read();
        assertThat(payment(order)).isEqualTo("SUCCEEDED");
        faults("{}");
        read();

        assertThat(payment(order)).isEqualTo("QUARANTINED");
    }

    private ApiResponse paid() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.pay(order);
        return shop.awaitStatus(order, "PAID");
    }

    /** Sends a notification with a true signature that Stripe has not written. */
    private StripeMail forged(ApiResponse order) {
        StripeMail mail = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);
        scene.postbox().send(mail).expect(200);
        shop.awaitStatus(order, "PAID");
        return mail;
    }

    /** Moves everything so far, but for the last read of the list, into the past. */
    private void minutesLater(int minutes) {
        jdbc.sql(
                        """
                        with cursor as (
                            update stripe_cursor
                            set whole_since = whole_since - make_interval(mins => :minutes),
                                reading_since = reading_since - make_interval(mins => :minutes))
                        update stripe_event
                        set received_at = received_at - make_interval(mins => :minutes)
                        """)
                .param("minutes", minutes)
                .update();
    }

    private void read() {
        jdbc.sql("update stripe_cursor set read_at = null").update();
        if (missed.run()) {
            confirm.check();
        }
    }

    private long unconfirmed() {
        return jdbc.sql(
                        """
                        select count(*) from stripe_event
                        where confirmed_at is null and outcome in ('paid', 'late')
                        """)
                .query(Long.class)
                .single();
    }

    private double alarms() {
        return meters.counter("usher.stripe.alarms", "reason", "payment_unconfirmed").count();
    }

    private String payment(ApiResponse order) {
        return shop.read(Shop.id(order), "alice").string("/payment/status");
    }

    private ApiResponse refund(ApiResponse order) {
        return scene.api()
                .post(
                        "/v1/orders/" + Shop.id(order) + "/refunds",
                        Map.of("reason", "x"),
                        shop.organizer("olivia"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private String timeline(ApiResponse order) {
        return scene.api()
                .get("/v1/orders/" + Shop.id(order) + "/timeline", shop.attendee("alice"))
                .at("/items")
                .toString();
    }

    private void faults(String settings) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(scene.stripe().baseUrl() + "/_sandbox/faults"))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(settings))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
