package dev.usher.payment.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.Dispute.Status;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.events.StripeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentTest
class DisputeIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final DisputeWish INQUIRY =
            new DisputeWish(OptionalLong.empty(), "general", true);

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final MessageProbe messages;
    private final JdbcClient jdbc;

    DisputeIntegrationTests(
            Shop shop, Api api, StripeSandbox stripe, MessageProbe messages, JdbcClient jdbc) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void sendWebhooks() {
        stripe.sendWebhooksTo(api.baseUrl() + "/v1/webhooks/stripe");
    }

    @AfterEach
    void theBooksAgree() throws IOException {
        String books = Files.readString(Path.of("src/main/invariants/I4-disputes.sql"));
        assertThat(jdbc.sql(books).query().listOfRows()).isEmpty();
    }

    @Test
    void keepTheTicketsAndForbidRefundsUntilTheyAreWon() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = fulfilled(reservation);

        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());

        awaitPayment(order, "DISPUTED");
        assertThat(shop.read(Shop.id(order), "alice").string("/status")).isEqualTo("FULFILLED");
        assertThat(refund(order, 100).code()).isEqualTo("order_disputed");
        stripe.moveDispute(dispute, Status.UNDER_REVIEW);
        stripe.moveDispute(dispute, Status.WON);
        awaitPayment(order, "SUCCEEDED");
        refund(order, 100).expect(202);
        shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        assertThat(timeline(order)).contains("DISPUTED", "DISPUTE_WON");
        assertThat(revocations(reservation)).isEmpty();
    }

    @Test
    void cancelTheTicketsOnceTheyAreLost() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = fulfilled(reservation);

        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        stripe.moveDispute(dispute, Status.LOST);

        awaitPayment(order, "DISPUTE_LOST");
        PaymentRevoked revoked =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentRevoked.class)
                        .message(PaymentRevoked.class);
        assertThat(revoked.cause()).isEqualTo("DISPUTE_LOST");
        assertThat(revoked.orderId()).hasToString(Shop.id(order));
        assertThat(refund(order, 100).code()).isEqualTo("order_disputed");
        assertThat(timeline(order)).contains("DISPUTE_LOST");
    }

    @Test
    void takeWhatEarlierRefundsHaveLeft() {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice());
        refund(order, 2000).expect(202);
        shop.awaitStatus(order, "PARTIALLY_REFUNDED");

        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        stripe.moveDispute(dispute, Status.LOST);

        ApiResponse after = awaitPayment(order, "DISPUTE_LOST");
        assertThat(after.string("/status")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(after.at("/refundedAmount/amount").asLong()).isEqualTo(2000);
        assertThat(number("lost_amount", order)).isEqualTo(3000);
        assertThat(stripe.checkout(Shop.session(order)).withdrawn()).isEqualTo(3000);
    }

    @Test
    void areRecordedForAnOrderThatWasRefundedToo() {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice());
        refund(order, 5000).expect(202);
        shop.awaitStatus(order, "REFUNDED");

        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        ApiResponse disputed = awaitPayment(order, "DISPUTED");
        stripe.moveDispute(dispute, Status.WON);

        ApiResponse won = awaitPayment(order, "SUCCEEDED");
        assertThat(disputed.string("/status")).isEqualTo("REFUNDED");
        assertThat(won.string("/status")).isEqualTo("REFUNDED");
    }

    @Test
    void mayComeTwice() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = fulfilled(reservation);
        String first = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        awaitPayment(order, "DISPUTED");
        stripe.moveDispute(first, Status.WON);
        awaitPayment(order, "SUCCEEDED");

        String second = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        awaitPayment(order, "DISPUTED");
        stripe.moveDispute(second, Status.LOST);
        awaitPayment(order, "DISPUTE_LOST");

        messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentRevoked.class);
        assertThat(number("lost_amount", order)).isEqualTo(5000);
    }

    @Test
    void areNotMeantByAnInquiryUntilItIsOne() {
        ApiResponse closed = fulfilled(shop.twoSeatsForAlice());
        ApiResponse escalated = fulfilled(shop.twoSeatsForAlice());

        String asked = stripe.dispute(Shop.session(closed), INQUIRY);
        awaitEntry(closed, "INQUIRY");
        refund(closed, 100).expect(202);
        stripe.moveDispute(asked, Status.WARNING_CLOSED);
        awaitEntry(closed, "INQUIRY_CLOSED");
        String worse = stripe.dispute(Shop.session(escalated), INQUIRY);
        awaitEntry(escalated, "INQUIRY");
        assertThat(payment(escalated)).isEqualTo("SUCCEEDED");
        stripe.moveDispute(worse, Status.NEEDS_RESPONSE);

        awaitPayment(escalated, "DISPUTED");
        assertThat(payment(closed)).isEqualTo("SUCCEEDED");
        assertThat(timeline(closed)).doesNotContain("DISPUTED");
    }

    @Test
    void endTheSameInWhicheverOrderAndHoweverOftenTheyAreTold() {
        List<ApiResponse> orders = new ArrayList<>();
        List<String> disputes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            orders.add(fulfilled(shop.twoSeatsForAlice()));
        }
        stripe.sendNoWebhooks();
        for (ApiResponse order : orders) {
            disputes.add(stripe.dispute(Shop.session(order), DisputeWish.fraudulent()));
        }
        disputes.forEach(dispute -> stripe.moveDispute(dispute, Status.UNDER_REVIEW));
        sendWebhooks();
        Random random = new Random(7);
        tell(disputes, random);
        disputes.forEach(dispute -> stripe.moveDispute(dispute, Status.LOST));
        tell(disputes, random);

        orders.forEach(order -> awaitPayment(order, "DISPUTE_LOST"));
        tell(disputes, random);

        awaitAllDone();
        assertThat(orders)
                .allSatisfy(order -> {
                    assertThat(payment(order)).isEqualTo("DISPUTE_LOST");
                    assertThat(Collections.frequency(timeline(order), "DISPUTE_LOST")).isOne();
                    assertThat(Collections.frequency(timeline(order), "DISPUTED"))
                            .isLessThanOrEqualTo(1);
                });
    }

    @Test
    void waitForThePaymentIfItsNotificationComesLater() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        stripe.sendNoWebhooks();
        shop.pay(order);
        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        sendWebhooks();
        String created = event(dispute, "charge.dispute.created");
        stripe.resend(created);
        await().atMost(SOON).until(() -> outcome(created).equals("the order is not here yet"));

        stripe.resend(event(Shop.session(order), "checkout.session.completed"));

        awaitPayment(order, "DISPUTED");
        assertThat(shop.read(Shop.id(order), "alice").string("/status")).isEqualTo("PAID");
    }

    @Test
    void putOffWhatTheOrderOwes() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = fulfilled(reservation);
        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        awaitPayment(order, "DISPUTED");

        messages.publish(
                reservation.id(),
                1,
                new ReservationRefused(
                        reservation.id(),
                        UUID.fromString(Shop.id(order)),
                        reservation.eventId(),
                        "STOCK_GONE",
                        NOON));
        shop.awaitStatus(order, "REFUND_PENDING");
        await().during(Duration.ofSeconds(1))
                .until(() -> stripe.checkout(Shop.session(order)).refunds().isEmpty());
        stripe.moveDispute(dispute, Status.WON);

        shop.awaitStatus(order, "REFUNDED");
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(5000);
    }

    /** Sends every notification about the disputes twice, in a random order. */
    private void tell(List<String> disputes, Random random) {
        List<String> events =
                new ArrayList<>(
                        stripe.events().stream()
                                .filter(event -> disputes.contains(event.object().id()))
                                .map(StripeEvent::id)
                                .toList());
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, random);
        events.forEach(stripe::resend);
    }

    private void awaitAllDone() {
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql(
                                                """
                                                select count(*) from stripe_event
                                                where type like 'charge.dispute.%' and done_at is null
                                                """)
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    private String event(String object, String type) {
        return stripe.event(type, object).id();
    }

    private String outcome(String event) {
        return jdbc.sql("select coalesce(outcome, '') from stripe_event where id = ?")
                .param(event)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long number(String column, ApiResponse order) {
        return jdbc.sql("select " + column + " from orders where id = ?")
                .param(UUID.fromString(Shop.id(order)))
                .query(Long.class)
                .single();
    }

    private ApiResponse fulfilled(Reservation reservation) {
        ApiResponse order = shop.opened(reservation);
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        for (int seat = 1; seat <= 2; seat++) {
            UUID ticket = UUID.randomUUID();
            messages.publish(ticket, 1, shop.ticket(order, ticket, seat));
        }
        return shop.awaitStatus(order, "FULFILLED");
    }

    private ApiResponse awaitPayment(ApiResponse order, String status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(payment(order)).isEqualTo(status));
        return shop.read(Shop.id(order), "alice");
    }

    private String payment(ApiResponse order) {
        return shop.read(Shop.id(order), "alice").string("/payment/status");
    }

    private void awaitEntry(ApiResponse order, String type) {
        await().atMost(SOON).untilAsserted(() -> assertThat(timeline(order)).contains(type));
    }

    private ApiResponse refund(ApiResponse order, long cents) {
        return api.post(
                "/v1/orders/" + Shop.id(order) + "/refunds",
                Map.of("reason", "x", "amount", Map.of("amount", cents, "currency", "EUR")),
                shop.organizer("olivia"));
    }

    private List<PaymentRevoked> revocations(Reservation reservation) {
        return messages.seen(Topic.PAYMENTS, reservation.id().toString()).stream()
                .filter(seen -> seen.is(PaymentRevoked.class))
                .map(seen -> seen.message(PaymentRevoked.class))
                .toList();
    }

    private List<String> timeline(ApiResponse order) {
        return api.get("/v1/orders/" + Shop.id(order) + "/timeline", shop.attendee("alice"))
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }
}
