package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Buyer;
import dev.usher.contracts.EventSummary;
import dev.usher.contracts.Money;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.OrderedSeats;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Place;
import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
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
    private final Shows shows;
    private final String alice;

    PaymentIntegrationTests(
            Api api, TestIssuer issuer, MessageProbe probe, Database database, MutableClock clock) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @AfterEach
    void comeBackToThePresentWithItsBooksInOrder() throws Exception {
        clock.reset();
        Books.balance(database);
    }

    @Test
    void sellsWhatAPaidOrderHeldOnceHoweverOftenItIsTold() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);

        probe.publish(checkout.reservation(), checkout.order(), 1, paid(checkout));
        probe.publish(checkout.reservation(), checkout.order(), 1, paid(checkout));

        Seen converted =
                probe.await(Topic.RESERVATIONS, checkout.reservation(), ReservationConverted.class);
        assertThat(converted.sequence()).isEqualTo(1);
        assertThat(converted.message(ReservationConverted.class).orderId())
                .isEqualTo(UUID.fromString(checkout.order()));
        settle(checkout);
        assertThat(status(checkout)).isEqualTo("CONVERTED");
        ApiResponse availability = shows.availability(show);
        assertThat(availability.at("/sold").asInt()).isEqualTo(2);
        assertThat(availability.at("/held").asInt()).isZero();
        assertThat(probe.seen(Topic.RESERVATIONS, checkout.reservation())).hasSize(1);
        assertThat(api.delete("/v1/reservations/" + checkout.reservation(), alice).code())
                .isEqualTo("reservation_converted");
        assertThat(claimAgain(checkout).status()).isEqualTo(200);
    }

    @Test
    void givesTheStockOfAnExpiredOrderBack() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);

        close(checkout, "EXPIRED", 1);

        awaitStatus(checkout, "EXPIRED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void givesTheStockOfACancelledOrderBack() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);

        close(checkout, "CANCELLED", 1);

        awaitStatus(checkout, "RELEASED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void holdsOnAfterAFailedOrderWhileTheHoldIsNotOver() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);
        Instant heldUntil = checkout.heldUntil();

        close(checkout, "FAILED", 1);

        awaitStatus(checkout, "HELD");
        assertThat(shows.reservation(alice, checkout.reservation()).string("/expiresAt"))
                .isEqualTo(heldUntil.toString());
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        assertThat(claimAgain(checkout).code()).isEqualTo("reservation_not_held");
        shows.claim(checkout.reservation(), UUID.randomUUID(), "alice", deadline()).expect(200);
    }

    @Test
    void expiresAfterAFailedOrderWhenTheHoldIsOver() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);

        clock.advance(Duration.ofMinutes(10));
        close(checkout, "FAILED", 1);

        awaitStatus(checkout, "EXPIRED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void leavesAReservationAloneThatAnotherOrderHas() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);
        Checkout stranger =
                new Checkout(
                        checkout.reservation(),
                        UUID.randomUUID().toString(),
                        show,
                        2,
                        checkout.heldUntil());

        close(stranger, "EXPIRED", 1);
        settle(checkout);

        assertThat(status(checkout)).isEqualTo("CHECKOUT");
    }

    @Test
    void takesStockAgainForLateMoneyAndAnswersOnce() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);
        close(checkout, "EXPIRED", 1);
        awaitStatus(checkout, "EXPIRED");

        probe.publish(checkout.reservation(), checkout.order(), 2, late(checkout));
        probe.publish(checkout.reservation(), checkout.order(), 2, late(checkout));

        probe.await(Topic.RESERVATIONS, checkout.reservation(), ReservationRetaken.class);
        settle(checkout);
        assertThat(status(checkout)).isEqualTo("CHECKOUT");
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        assertThat(probe.seen(Topic.RESERVATIONS, checkout.reservation())).hasSize(1);

        probe.publish(checkout.reservation(), checkout.order(), 3, paid(checkout));

        Seen converted =
                probe.await(Topic.RESERVATIONS, checkout.reservation(), ReservationConverted.class);
        assertThat(converted.sequence()).isEqualTo(2);
        assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(2);
    }

    @Test
    void refusesLateMoneyWhenTheSeatsAreGoneForGood() {
        Show show = shows.onSale(shows.concert(2, 2500));
        Checkout checkout = checkout(show, 2);
        close(checkout, "EXPIRED", 1);
        awaitStatus(checkout, "EXPIRED");
        String adam = shows.attendee("adam");
        String other = shows.reserve(adam, show, 1).expect(201).string("/id");

        probe.publish(checkout.reservation(), checkout.order(), 2, late(checkout));
        Seen refused =
                probe.await(Topic.RESERVATIONS, checkout.reservation(), ReservationRefused.class);
        api.delete("/v1/reservations/" + other, adam).expect(204);
        probe.publish(checkout.reservation(), checkout.order(), 3, late(checkout));
        probe.publish(checkout.reservation(), checkout.order(), 4, paid(checkout));
        settle(checkout);

        assertThat(refused.message(ReservationRefused.class).reason()).isEqualTo("STOCK_GONE");
        assertThat(probe.seen(Topic.RESERVATIONS, checkout.reservation())).hasSize(1);
        assertThat(status(checkout)).isEqualTo("EXPIRED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(2);
    }

    /** The event goes on, so the money does not come back for its cancellation. */
    @Test
    void refusesLateMoneyForATypeThatWasRetiredAsStockThatIsGone() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Early bird", 10, 2000), Shows.type("Standing", 10, 2500)));
        Show show = shows.onSale(body);
        Checkout checkout = checkout(show, 2);
        close(checkout, "EXPIRED", 1);
        awaitStatus(checkout, "EXPIRED");
        api.patch(
                        "/v1/events/" + show.id(),
                        Map.of("ticketTypes", List.of(Map.of("id", show.types().getLast()))),
                        shows.olivia())
                .expect(200);

        probe.publish(checkout.reservation(), checkout.order(), 2, late(checkout));

        Seen refused =
                probe.await(Topic.RESERVATIONS, checkout.reservation(), ReservationRefused.class);
        assertThat(refused.message(ReservationRefused.class).reason()).isEqualTo("STOCK_GONE");
    }

    @Test
    void sellsAvailableStockToMoneyWhoseHoldIsGone() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout checkout = checkout(show, 2);
        close(checkout, "EXPIRED", 1);
        awaitStatus(checkout, "EXPIRED");

        probe.publish(checkout.reservation(), checkout.order(), 2, paid(checkout));

        probe.await(Topic.RESERVATIONS, checkout.reservation(), ReservationConverted.class);
        assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(2);
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
    }

    @Test
    void refusesMoneyForAReservationNobodyKnows() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Checkout unknown =
                new Checkout(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        show,
                        1,
                        clock.instant());

        probe.publish(unknown.reservation(), unknown.order(), 1, paid(unknown));

        probe.await(Topic.RESERVATIONS, unknown.reservation(), ReservationRefused.class);
        assertThat(probe.deadLetters("event-service.payments", Topic.PAYMENTS)).isEmpty();
    }

    private record Checkout(
            String reservation, String order, Show show, int quantity, Instant heldUntil) {}

    private Checkout checkout(Show show, int quantity) {
        ApiResponse held = shows.reserve(alice, show, quantity).expect(201);
        UUID order = UUID.randomUUID();
        shows.claim(held.string("/id"), order, "alice", deadline()).expect(200);
        return new Checkout(
                held.string("/id"),
                order.toString(),
                show,
                quantity,
                Instant.parse(held.string("/expiresAt")));
    }

    private ApiResponse claimAgain(Checkout checkout) {
        return shows.claim(
                checkout.reservation(), UUID.fromString(checkout.order()), "alice", deadline());
    }

    private Instant deadline() {
        return clock.instant().plus(Duration.ofMinutes(31));
    }

    private void close(Checkout checkout, String reason, long sequence) {
        probe.publish(
                checkout.reservation(),
                checkout.order(),
                sequence,
                new OrderClosed(
                        UUID.fromString(checkout.reservation()),
                        UUID.fromString(checkout.order()),
                        checkout.show().uuid(),
                        reason,
                        clock.instant()));
    }

    private PaymentSucceeded paid(Checkout checkout) {
        Show show = checkout.show();
        Instant now = clock.instant();
        Money price = new Money(2500, "EUR");
        return new PaymentSucceeded(
                UUID.fromString(checkout.order()),
                UUID.fromString(checkout.reservation()),
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
                UUID.fromString(checkout.reservation()),
                UUID.fromString(checkout.order()),
                checkout.show().uuid(),
                List.of(
                        new OrderedSeats(
                                UUID.fromString(checkout.show().onlyType()), checkout.quantity())),
                clock.instant());
    }

    private String status(Checkout checkout) {
        return shows.reservation(alice, checkout.reservation()).string("/status");
    }

    private void awaitStatus(Checkout checkout, String expected) {
        await().untilAsserted(() -> assertThat(status(checkout)).isEqualTo(expected));
    }

    /**
     * Waits until everything published so far under the reservation's key was taken in: messages of
     * one key are taken in order, and the last one shows.
     */
    private void settle(Checkout checkout) {
        Checkout marker =
                new Checkout(
                        checkout.reservation(),
                        UUID.randomUUID().toString(),
                        checkout.show(),
                        1,
                        clock.instant());
        close(marker, "EXPIRED", 1);
        await().until(() -> Books.knowsOrder(database, marker.order()));
    }
}
