package dev.usher.payment.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventCancelled;
import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventUpdated;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.payment.TestEvents;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PaymentTest
class CancellationIntegrationTests {

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final MessageProbe messages;
    private final TestEvents events;
    private final MeterRegistry meters;

    CancellationIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MessageProbe messages,
            MeterRegistry meters) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.messages = messages;
        this.events = new TestEvents(messages);
        this.meters = meters;
    }

    @AfterEach
    void heal() {
        line.heal();
    }

    @Test
    void endsTheOpenCheckoutsOfTheEvent() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        ApiResponse ofAnotherEvent = shop.opened(shop.twoSeatsForAlice());

        events.publish(reservation, 2, "CANCELLED", EventCancelled::new);

        ApiResponse ended = shop.awaitStatus(order, "EXPIRED");
        assertThat(ended.at("/checkoutUrl").isNull()).isTrue();
        assertThat(stripe.checkout(Shop.session(order)).session().status().name())
                .isEqualTo("EXPIRED");
        messages.await(Topic.PAYMENTS, reservation.id().toString(), OrderClosed.class);
        assertThat(timeline(order)).contains("EVENT_CANCELLED", "EXPIRED");
        assertThat(shop.read(Shop.id(ofAnotherEvent), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
        awaitProgress(reservation, "DONE");
    }

    @Test
    void endsACheckoutThatWasOpenedAtTheMomentOfTheCancellation() {
        Reservation reservation = shop.twoSeatsForAlice();
        line.beforeAnswer(answer -> {
            if (answer.request().method().equals("POST") && answer.uri().getPath().endsWith("ns")) {
                events.publish(reservation, 2, "CANCELLED", EventCancelled::new);
                awaitProgress(reservation, "RUNNING");
            }
        });

        ApiResponse order = shop.open(reservation).expect(201);

        shop.awaitStatus(order, "EXPIRED");
        awaitProgress(reservation, "DONE");
    }

    @Test
    void refundsPaidOrders() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        events.publish(reservation, 1, "PUBLISHED", EventPublished::new);
        ApiResponse before = awaitProgress(reservation, "NOT_STARTED");
        double owed = owed();

        events.publish(reservation, 2, "CANCELLED", EventCancelled::new);

        shop.awaitStatus(order, "REFUNDED");
        ApiResponse after = awaitProgress(reservation, "DONE");
        assertThat(before.json().toString())
                .isEqualTo(
                        "{\"status\":\"NOT_STARTED\",\"orders\":1,\"refunded\":0,\"failed\":0,\"pending\":0}");
        assertThat(after.json().toString())
                .isEqualTo(
                        "{\"status\":\"DONE\",\"orders\":1,\"refunded\":1,\"failed\":0,\"pending\":0}");
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(5000);
        assertThat(owed()).isEqualTo(owed + 1);
        RefundRequested refund =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), RefundRequested.class)
                        .message(RefundRequested.class);
        assertThat(refund.cause()).isEqualTo("EVENT_CANCELLED");
        assertThat(refund.allTickets()).isTrue();
    }

    @Test
    void refundsAnOrderThatIsPaidAtTheMomentOfTheCancellation() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        events.publish(reservation, 2, "CANCELLED", EventCancelled::new);
        shop.pay(order);

        await("the order is refunded or was never paid")
                .untilAsserted(() ->
                        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                                .isIn("REFUNDED", "EXPIRED"));

        long captured = stripe.checkout(Shop.session(order)).captured();
        assertThat(stripe.checkout(Shop.session(order)).refunded()).isEqualTo(captured);
    }

    @Test
    void tellsAnOrderWhoseRefundIsImpossible() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        stripe.pay(Shop.session(order), "4000000000005126");
        shop.awaitStatus(order, "PAID");

        events.publish(reservation, 2, "CANCELLED", EventCancelled::new);

        await("the bank sends the money back")
                .untilAsserted(
                        () -> assertThat(ofOlivia(reservation).at("/failed").asInt()).isEqualTo(1));
        assertThat(ofOlivia(reservation).string("/status")).isEqualTo("DONE");
    }

    @Test
    void doesNotGoBackWhenAnOlderStateArrivesLate() {
        Reservation reservation = shop.twoSeatsForAlice();

        events.publish(reservation, 3, "CANCELLED", EventCancelled::new);
        awaitProgress(reservation, "DONE");
        events.publish(reservation, 2, "PUBLISHED", EventUpdated::new);
        Reservation other = shop.twoSeatsForAlice();
        events.publish(other, 1, "PUBLISHED", EventPublished::new);
        awaitProgress(other, "NOT_STARTED");

        awaitProgress(reservation, "DONE");
    }

    @Test
    void isForTheOrganizerOfTheEventAlone() {
        Reservation reservation = shop.twoSeatsForAlice();
        Reservation draft = shop.twoSeatsForAlice();
        events.publish(reservation, 1, "PUBLISHED", EventPublished::new);
        events.publish(draft, 1, "DRAFT", EventUpdated::new);
        awaitProgress(reservation, "NOT_STARTED");
        awaitProgress(draft, "NOT_STARTED");

        ApiResponse foreign = cancellation(reservation.eventId(), shop.organizer("oscar"));
        ApiResponse hidden = cancellation(draft.eventId(), shop.organizer("oscar"));
        ApiResponse unknown = cancellation(UUID.randomUUID(), shop.organizer("oscar"));
        ApiResponse revoked = cancellation(reservation.eventId(), shop.attendee("olivia"));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.string("/detail")).isEqualTo(unknown.string("/detail"));
        assertThat(unknown.header("Retry-After")).contains("1");
        assertThat(revoked.status()).isEqualTo(403);
        assertThat(cancellation(reservation.eventId(), null).status()).isEqualTo(401);
    }

    private ApiResponse awaitProgress(Reservation reservation, String status) {
        await("the cancellation is " + status)
                .untilAsserted(() ->
                        assertThat(ofOlivia(reservation).json().path("status").asString(""))
                                .isEqualTo(status));
        return ofOlivia(reservation);
    }

    private ApiResponse ofOlivia(Reservation reservation) {
        return cancellation(reservation.eventId(), shop.organizer("olivia"));
    }

    private ApiResponse cancellation(UUID event, String token) {
        return api.get("/v1/events/" + event + "/cancellation", token);
    }

    private List<String> timeline(ApiResponse order) {
        return api.get("/v1/orders/" + Shop.id(order) + "/timeline", shop.attendee("alice"))
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    private double owed() {
        return meters.get("usher.orders").tag("outcome", "refund_owed").counter().count();
    }
}
