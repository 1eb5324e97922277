package dev.usher.event.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Buyer;
import dev.usher.contracts.EventSummary;
import dev.usher.contracts.Money;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.OrderedSeats;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentMessage;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Place;
import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.checkout.CheckoutScene.Checkout;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class PaymentIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final Database database;
    private final MutableClock clock;
    private final CheckoutScene scene;
    private final Shows shows;

    PaymentIntegrationTests(
            Api api, TestIssuer issuer, MessageProbe probe, Database database, MutableClock clock) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.clock = clock;
        this.scene = new CheckoutScene(api, issuer, database, clock);
        this.shows = scene.shows();
    }

    @AfterEach
    void comparesTheBooks() throws SQLException {
        scene.end();
    }

    @Test
    void sellsTheSeatsOfAPaidOrderOnceWhenTheMessageIsRepeated() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = scene.checkout(show, 2);

        tell(checkout, 1, paid(checkout));
        tell(checkout, 1, paid(checkout));

        Seen converted = awaitAnswer(checkout, ReservationConverted.class);
        assertThat(converted.sequence()).isEqualTo(1);
        assertThat(converted.message(ReservationConverted.class).orderId())
                .isEqualTo(checkout.order().value());
        settle(checkout);
        assertThat(scene.status(checkout)).isEqualTo("CONVERTED");
        ApiResponse availability = shows.availability(show);
        assertThat(availability.at("/sold").asInt()).isEqualTo(2);
        assertThat(availability.at("/held").asInt()).isZero();
        assertThat(answers(checkout)).hasSize(1);
        assertThat(api.delete("/v1/reservations/" + checkout.reservation(), scene.alice()).code())
                .isEqualTo("reservation_converted");
        assertThat(scene.claimAgain(checkout).status()).isEqualTo(200);
    }

    @Test
    void givesTheStockOfAnExpiredOrderBack() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = scene.checkout(show, 2);

        close(checkout, "EXPIRED", 1);

        awaitStatus(checkout, "EXPIRED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void givesTheStockOfACancelledOrderBack() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = scene.checkout(show, 2);

        close(checkout, "CANCELLED", 1);

        awaitStatus(checkout, "RELEASED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void staysHeldAfterAFailedOrderWhileTheHoldIsNotOver() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = scene.checkout(show, 2);
        Instant heldUntil = checkout.heldUntil();

        close(checkout, "FAILED", 1);

        awaitStatus(checkout, "HELD");
        assertThat(
                        shows.reservation(scene.alice(), checkout.reservation().toString())
                                .string("/expiresAt"))
                .isEqualTo(heldUntil.toString());
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        assertThat(scene.claimAgain(checkout).code()).isEqualTo("reservation_not_held");
        scene.claimAgain(checkout.byAnotherOrder()).expect(200);
    }

    @Test
    void expiresAfterAFailedOrderWhenTheHoldIsOver() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = scene.checkout(show, 2);

        clock.advance(Duration.ofMinutes(10));
        close(checkout, "FAILED", 1);

        awaitStatus(checkout, "EXPIRED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void doesNotCloseAReservationThatAnotherOrderHas() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = scene.checkout(show, 2);
        close(checkout.byAnotherOrder(), "EXPIRED", 1);
        settle(checkout);

        assertThat(scene.status(checkout)).isEqualTo("CHECKOUT");
    }

    @Test
    void takesSeatsAgainForLateMoneyAndAnswersOnce() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = expiredCheckout(show, 2);

        tell(checkout, 2, late(checkout));
        tell(checkout, 2, late(checkout));

        awaitAnswer(checkout, ReservationRetaken.class);
        settle(checkout);
        assertThat(scene.status(checkout)).isEqualTo("CHECKOUT");
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        assertThat(answers(checkout)).hasSize(1);

        tell(checkout, 3, paid(checkout));

        Seen converted = awaitAnswer(checkout, ReservationConverted.class);
        assertThat(converted.sequence()).isEqualTo(2);
        assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(2);
    }

    @Test
    void refusesLateMoneyForGoodWhenTheSeatsAreSoldOut() {
        Show show = shows.onSale(shows.concert(2, 2500));
        Checkout checkout = expiredCheckout(show, 2);
        String adam = shows.attendee("adam");
        String other = shows.reserve(adam, show, 1).expect(201).string("/id");

        tell(checkout, 2, late(checkout));
        Seen refused = awaitAnswer(checkout, ReservationRefused.class);
        api.delete("/v1/reservations/" + other, adam).expect(204);
        tell(checkout, 3, late(checkout));
        tell(checkout, 4, paid(checkout));
        settle(checkout);

        assertThat(refused.message(ReservationRefused.class).reason()).isEqualTo("STOCK_GONE");
        assertThat(answers(checkout)).hasSize(1);
        assertThat(scene.status(checkout)).isEqualTo("EXPIRED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(2);
    }

    /** The event is not cancelled, so the refusal must not name a cancellation. */
    @Test
    void refusesLateMoneyForARetiredTypeBecauseTheStockIsGone() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Early bird", 10, 2000), Shows.type("Standing", 10, 2500)));
        Show show = shows.onSale(body);
        Checkout checkout = expiredCheckout(show, 2);
        api.patch(
                        "/v1/events/" + show.id(),
                        Map.of("ticketTypes", List.of(Map.of("id", show.types().getLast()))),
                        shows.olivia())
                .expect(200);

        tell(checkout, 2, late(checkout));

        Seen refused = awaitAnswer(checkout, ReservationRefused.class);
        assertThat(refused.message(ReservationRefused.class).reason()).isEqualTo("STOCK_GONE");
    }

    @Test
    void sellsAvailableSeatsToAPaidOrderWhoseHoldHasEnded() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = expiredCheckout(show, 2);

        tell(checkout, 2, paid(checkout));

        awaitAnswer(checkout, ReservationConverted.class);
        assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(2);
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
    }

    @Test
    void refusesMoneyForAnUnknownReservation() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout unknown = scene.unknown(show);

        tell(unknown, 1, paid(unknown));

        awaitAnswer(unknown, ReservationRefused.class);
        assertThat(probe.deadLetters("event-service.payments", Topic.PAYMENTS)).isEmpty();
    }

    private Checkout expiredCheckout(Show show, int quantity) {
        Checkout checkout = scene.checkout(show, quantity);
        close(checkout, "EXPIRED", 1);
        awaitStatus(checkout, "EXPIRED");
        return checkout;
    }

    private void tell(Checkout checkout, long sequence, PaymentMessage message) {
        probe.publish(key(checkout), checkout.order().toString(), sequence, message);
    }

    private Seen awaitAnswer(Checkout checkout, Class<? extends ReservationMessage> type) {
        return probe.await(Topic.RESERVATIONS, key(checkout), type);
    }

    private List<Seen> answers(Checkout checkout) {
        return probe.seen(Topic.RESERVATIONS, key(checkout));
    }

    private static String key(Checkout checkout) {
        return checkout.reservation().toString();
    }

    private void close(Checkout checkout, String reason, long sequence) {
        tell(
                checkout,
                sequence,
                new OrderClosed(
                        checkout.reservation().value(),
                        checkout.order().value(),
                        checkout.show().uuid(),
                        reason,
                        clock.instant()));
    }

    private PaymentSucceeded paid(Checkout checkout) {
        Show show = checkout.show();
        Instant now = clock.instant();
        Money price = new Money(2500, "EUR");
        return new PaymentSucceeded(
                checkout.order().value(),
                checkout.reservation().value(),
                show.uuid(),
                TestIssuer.accountId("olivia"),
                now,
                new Money(2500L * checkout.quantity(), "EUR"),
                new Buyer(TestIssuer.accountId("alice"), "Alice", "alice@example.com"),
                List.of(
                        new PaidLine(
                                UUID.randomUUID(),
                                UUID.fromString(show.onlyType()),
                                "General admission",
                                checkout.quantity(),
                                price)),
                new EventSummary(
                        "Winter Jazz",
                        now,
                        now.plusSeconds(60),
                        "Europe/Amsterdam",
                        new Place("Paradiso", null, null, "NL")));
    }

    private PaymentLate late(Checkout checkout) {
        return new PaymentLate(
                checkout.reservation().value(),
                checkout.order().value(),
                checkout.show().uuid(),
                List.of(
                        new OrderedSeats(
                                UUID.fromString(checkout.show().onlyType()), checkout.quantity())),
                clock.instant());
    }

    private void awaitStatus(Checkout checkout, String expected) {
        await().untilAsserted(() -> assertThat(scene.status(checkout)).isEqualTo(expected));
    }

    /**
     * Waits until all messages published so far under the reservation's key are handled: messages
     * with one key are handled in order, and the effect of the last one can be seen.
     */
    private void settle(Checkout checkout) {
        Checkout marker = checkout.byAnotherOrder();
        close(marker, "EXPIRED", 1);
        await().until(() -> Books.knowsOrder(database, marker.order().toString()));
    }
}
