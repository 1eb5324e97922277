package dev.usher.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.RefundSettled;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PaymentTest
class RefundIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final MessageProbe messages;

    RefundIntegrationTests(
            Shop shop, Api api, StripeSandbox stripe, StripeLine line, MessageProbe messages) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.messages = messages;
    }

    @AfterEach
    void heal() {
        line.heal();
    }

    @Test
    void givesBackEverythingAndCancelsAllTickets() {
        Reservation reservation = shop.twoSeatsForAlice();
        List<UUID> tickets = new ArrayList<>();
        ApiResponse order = fulfilled(reservation, tickets);

        ApiResponse refund = refund(order, Map.of("reason", "The band is ill")).expect(202);

        assertThat(refund.string("/status")).isEqualTo("PENDING");
        assertThat(refund.string("/cause")).isEqualTo("REQUESTED");
        ApiResponse after = shop.awaitStatus(order, "REFUNDED");
        assertThat(after.at("/refundedAmount/amount").asLong()).isEqualTo(5000);
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(5000);
        RefundRequested asked =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), RefundRequested.class)
                        .message(RefundRequested.class);
        assertThat(asked.allTickets()).isTrue();
        assertThat(asked.ticketIds()).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(
                        messages.await(
                                        Topic.PAYMENTS,
                                        reservation.id().toString(),
                                        RefundSettled.class)
                                .message(RefundSettled.class)
                                .status())
                .isEqualTo("SUCCEEDED");
        ApiResponse listed = refunds(order, shop.attendee("alice")).expect(200);
        assertThat(listed.string("/items/0/status")).isEqualTo("SUCCEEDED");
        assertThat(listed.string("/items/0/reason")).isEqualTo("The band is ill");
        assertThat(timeline(order)).contains("REFUND_REQUESTED", "REFUNDED");
    }

    @Test
    void givesBackTicketsAndMoneyInParts() {
        Reservation reservation = shop.twoSeatsForAlice();
        List<UUID> tickets = new ArrayList<>();
        ApiResponse order = fulfilled(reservation, tickets);

        ApiResponse one =
                refund(order, Map.of("reason", "x", "ticketIds", List.of(tickets.getFirst())))
                        .expect(202);
        assertThat(one.at("/amount/amount").asLong()).isEqualTo(2500);
        shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        ApiResponse again =
                refund(order, Map.of("reason", "x", "ticketIds", List.of(tickets.getFirst())));
        refund(order, Map.of("reason", "x", "amount", euros(500))).expect(202);
        ApiResponse tooMuch = refund(order, Map.of("reason", "x", "amount", euros(2001)));
        refund(order, Map.of("reason", "x", "amount", euros(2000))).expect(202);

        shop.awaitStatus(order, "REFUNDED");
        assertThat(again.code()).isEqualTo("refund_exceeds_paid");
        assertThat(tooMuch.code()).isEqualTo("refund_exceeds_paid");
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(5000);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(asked(reservation))
                                .extracting(RefundRequested::allTickets)
                                .containsExactly(false, false, true));
        assertThat(asked(reservation).get(1).ticketIds()).isEmpty();
        assertThat(asked(reservation).getLast().ticketIds()).containsExactly(tickets.get(1));
        assertThat(refund(order, Map.of("reason", "x")).code()).isEqualTo("refund_exceeds_paid");
    }

    @Test
    void givesBackOnceWhenManyAskAtOnce() throws Exception {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice(), new ArrayList<>());
        String token = shop.organizer("olivia");

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() ->
                        api.post(path(order), Map.of("reason", "x", "amount", euros(2000)), token)
                                .status());
            }
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(202, 409);
        assertThat(answers.stream().filter(status -> status == 202)).hasSize(2);
        shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(4000);
    }

    @Test
    void givesBackOnceWhenTheAnswersOfStripeAreLost() {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice(), new ArrayList<>());
        line.loseAnswers();

        refund(order, Map.of("reason", "x", "amount", euros(1000))).expect(202);
        await().atMost(SOON).until(() -> stripe.checkout(Shop.session(order)).refunded() == 1000);
        line.heal();

        shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        assertThat(stripe.checkout(Shop.session(order)).refunds()).hasSize(1);
    }

    @Test
    void makesARefundLaterWhenStripeIsUnavailable() {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice(), new ArrayList<>());
        line.cut();

        refund(order, Map.of("reason", "x")).expect(202);
        await().atMost(SOON).until(() -> line.cutOff("/v1/refunds") > 0);
        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("REFUND_PENDING");
        line.heal();

        shop.awaitStatus(order, "REFUNDED");
        assertThat(stripe.checkout(Shop.session(order)).refunds()).hasSize(1);
    }

    @Test
    void answersARepeatWithTheSameKeyWithTheSameRefund() {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice(), new ArrayList<>());
        String key = "refund-" + UUID.randomUUID();

        ApiResponse first = keyed(order, key).expect(202);
        ApiResponse second = keyed(order, key).expect(202);

        assertThat(second.string("/id")).isEqualTo(first.string("/id"));
        shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        assertThat(stripe.checkout(Shop.session(order)).refunds()).hasSize(1);
    }

    @Test
    void takesARefundBackThatTheBankSendsBack() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        stripe.pay(Shop.session(order), "4000000000005126");
        shop.awaitStatus(order, "PAID");
        mint(order, new ArrayList<>());
        shop.awaitStatus(order, "FULFILLED");

        refund(order, Map.of("reason", "x")).expect(202);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        refunds(order, shop.organizer("olivia"))
                                                .string("/items/0/status"))
                                .isEqualTo("FAILED"));
        ApiResponse after = shop.awaitStatus(order, "FULFILLED");
        assertThat(after.at("/refundedAmount/amount").asLong()).isZero();
        assertThat(timeline(order)).contains("REFUND_FAILED");
    }

    @Test
    void recordsARefundThatWasMadeAtStripe() throws Exception {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice(), new ArrayList<>());
        String payment =
                shop.read(Shop.id(order), "alice").string("/payment/stripePaymentIntentId");

        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stripe.baseUrl() + "/v1/refunds"))
                        .header("Authorization", "Bearer " + StripeSandbox.API_KEY)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "payment_intent=" + payment + "&amount=700"))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }

        ApiResponse after = shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        assertThat(after.at("/refundedAmount/amount").asLong()).isEqualTo(700);
        assertThat(refunds(order, shop.organizer("olivia")).string("/items/0/cause"))
                .isEqualTo("STRIPE_DASHBOARD");
    }

    @Test
    void givesBackALatePaymentForWhichThereIsNoStock() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        shop.pay(order);
        shop.awaitStatus(order, "PAID");

        messages.publish(
                reservation.id(),
                1,
                new ReservationRefused(
                        reservation.id(),
                        UUID.fromString(Shop.id(order)),
                        reservation.eventId(),
                        "STOCK_GONE",
                        NOON));

        ApiResponse after = shop.awaitStatus(order, "REFUNDED");
        assertThat(after.at("/refundedAmount/amount").asLong()).isEqualTo(5000);
        assertThat(refunds(order, shop.attendee("alice")).string("/items/0/cause"))
                .isEqualTo("STOCK_GONE");
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(5000);
    }

    @Test
    void refundsAFreeOrderAtOnce() {
        ApiResponse order = shop.opened(shop.reserve("alice", 2, 0));

        ApiResponse refund = refund(order, Map.of("reason", "x")).expect(202);

        assertThat(refund.string("/status")).isEqualTo("SUCCEEDED");
        shop.awaitStatus(order, "REFUNDED");
        assertThat(refund(order, Map.of("reason", "x")).code()).isEqualTo("order_not_refundable");
    }

    @Test
    void refusesWhatIsNotTheOrganizersOrNotThere() {
        ApiResponse order = fulfilled(shop.twoSeatsForAlice(), new ArrayList<>());
        ApiResponse unpaid = shop.opened(shop.twoSeatsForAlice());
        Map<String, Object> all = Map.of("reason", "x");

        ApiResponse buyer = api.post(path(order), all, shop.organizer("alice"));
        ApiResponse attendee = api.post(path(order), all, shop.attendee("olivia"));
        ApiResponse stranger = api.post(path(order), all, shop.organizer("oscar"));
        ApiResponse unknown =
                refund(order, Map.of("reason", "x", "ticketIds", List.of(UUID.randomUUID())));
        ApiResponse dollars =
                refund(
                        order,
                        Map.of("reason", "x", "amount", Map.of("amount", 1, "currency", "USD")));
        ApiResponse malformed =
                refund(
                        order,
                        Map.of(
                                "ticketIds",
                                List.of("one"),
                                "amount",
                                Map.of("amount", -1, "currency", "EUR")));

        assertThat(buyer.status()).isEqualTo(403);
        assertThat(attendee.status()).isEqualTo(403);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(refunds(order, shop.attendee("adam")).status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo("ticket_not_in_order");
        assertThat(refund(unpaid, all).code()).isEqualTo("order_not_refundable");
        assertThat(dollars.string("/errors/0/pointer")).isEqualTo("/amount/currency");
        assertThat(malformed.at("/errors").valueStream().map(e -> e.get("pointer").asString()))
                .containsExactlyInAnyOrder("/reason", "/ticketIds/0", "/amount/amount");
        assertThat(stripe.checkout(Shop.session(order)).refunds()).isEmpty();
    }

    private ApiResponse fulfilled(Reservation reservation, List<UUID> tickets) {
        ApiResponse order = shop.opened(reservation);
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        mint(order, tickets);
        return shop.awaitStatus(order, "FULFILLED");
    }

    private void mint(ApiResponse order, List<UUID> tickets) {
        for (int seat = 1; seat <= 2; seat++) {
            UUID ticket = UUID.randomUUID();
            tickets.add(ticket);
            messages.publish(ticket, 1, shop.ticket(order, ticket, seat));
        }
    }

    private ApiResponse refund(ApiResponse order, Map<String, Object> body) {
        return api.post(path(order), body, shop.organizer("olivia"));
    }

    private ApiResponse keyed(ApiResponse order, String key) {
        return api.post(
                path(order),
                Map.of("reason", "x", "amount", euros(100)),
                shop.organizer("olivia"),
                "Idempotency-Key",
                key);
    }

    private ApiResponse refunds(ApiResponse order, String token) {
        return api.get(path(order), token);
    }

    private static String path(ApiResponse order) {
        return "/v1/orders/" + Shop.id(order) + "/refunds";
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("amount", cents, "currency", "EUR");
    }

    private List<RefundRequested> asked(Reservation reservation) {
        return messages.seen(Topic.PAYMENTS, reservation.id().toString()).stream()
                .filter(seen -> seen.is(RefundRequested.class))
                .map(seen -> seen.message(RefundRequested.class))
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
