package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.payment.EventServiceStub;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.StripeSandbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@PaymentTest
class OrderFlowIntegrationTests {

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final EventServiceStub eventService;
    private final MessageProbe messages;

    OrderFlowIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            EventServiceStub eventService,
            MessageProbe messages) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.eventService = eventService;
        this.messages = messages;
    }

    @Test
    void takesTheMoneyTellsTheOthersAndIsFulfilledWhenTheTicketsExist() {
        Reservation reservation = shop.twoSeatsForAlice();

        ApiResponse order = shop.opened(reservation);

        assertThat(order.header("Location")).contains("/v1/orders/" + Shop.id(order));
        assertThat(order.header("ETag")).isPresent();
        assertThat(order.string("/status")).isEqualTo("PENDING_PAYMENT");
        assertThat(order.string("/payment/status")).isEqualTo("OPEN");
        assertThat(order.string("/checkoutUrl")).contains(Shop.session(order));
        assertThat(order.at("/total/amount").asLong()).isEqualTo(5000);
        assertThat(order.string("/buyer/email")).isEqualTo("alice@example.com");
        assertThat(order.at("/refundedAmount/amount").asLong()).isZero();
        assertThat(order.at("/paidAt").isNull()).isTrue();

        shop.pay(order);

        ApiResponse paid = shop.awaitStatus(order, "PAID");
        assertThat(paid.string("/payment/status")).isEqualTo("SUCCEEDED");
        assertThat(paid.string("/payment/stripePaymentIntentId")).startsWith("pi_");
        assertThat(paid.at("/checkoutUrl").isNull()).isTrue();
        Seen seen =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentSucceeded.class);
        PaymentSucceeded message = seen.message(PaymentSucceeded.class);
        assertThat(seen.subject()).isEqualTo(Shop.id(order));
        assertThat(seen.sequence()).isEqualTo(1);
        assertThat(message.reservationId()).isEqualTo(reservation.id());
        assertThat(message.organizerId()).isEqualTo(reservation.organizerId());
        assertThat(message.total().amount()).isEqualTo(5000);
        assertThat(message.buyer().accountId()).isEqualTo(TestIssuer.accountId("alice"));
        assertThat(message.lines()).extracting(PaidLine::quantity).containsExactly(2);
        assertThat(message.event().title()).isEqualTo("Winter Jazz");
        assertThat(message.event().location().country()).isNull();

        CompletableFuture<ApiResponse> waiting =
                CompletableFuture.supplyAsync(
                        () -> shop.read(Shop.id(order), "alice", "Prefer", "wait=20"));
        UUID first = UUID.randomUUID();
        messages.publish(first, 1, shop.ticket(order, first, 1));
        messages.publish(first, 2, shop.ticket(order, first, 1));
        UUID second = UUID.randomUUID();
        messages.publish(second, 1, shop.ticket(order, second, 2));

        ApiResponse fulfilled = waiting.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(fulfilled.string("/status")).isEqualTo("FULFILLED");
        assertThat(fulfilled.header("Preference-Applied")).contains("wait=20");
        assertThat(fulfilled.at("/fulfilledAt").isNull()).isFalse();
        ApiResponse timeline =
                api.get("/v1/orders/" + Shop.id(order) + "/timeline", shop.organizer("olivia"));
        assertThat(timeline.at("/items").valueStream().map(e -> e.get("type").asString()))
                .containsExactly("RESERVATION_CLAIMED", "SESSION_OPENED", "PAID", "FULFILLED");
    }

    @Test
    void keepsTheOrderOpenWhenACardIsDeclined() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());

        stripe.decline(Shop.session(order));

        assertThat(shop.read(Shop.id(order), "alice").string("/status"))
                .isEqualTo("PENDING_PAYMENT");
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
    }

    @Test
    void confirmsAFreeOrderAtOnceWithoutStripe() {
        Reservation reservation = shop.reserve("alice", 1, 0);

        ApiResponse order = shop.opened(reservation);

        assertThat(order.string("/status")).isEqualTo("PAID");
        assertThat(order.at("/checkoutUrl").isNull()).isTrue();
        assertThat(order.string("/payment/status")).isEqualTo("NONE");
        messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentSucceeded.class);
        assertThat(stripe.requests())
                .noneMatch(request -> request.parameters().contains(Shop.id(order)));
        assertThat(shop.cancel(Shop.id(order), "alice").code()).isEqualTo("order_already_paid");
    }

    @Test
    void answersTheSameOrderToTheSameHolder() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse first = shop.opened(reservation);

        ApiResponse second = shop.open(reservation).expect(200);

        assertThat(Shop.id(second)).isEqualTo(Shop.id(first));
        assertThat(second.string("/checkoutUrl")).isEqualTo(first.string("/checkoutUrl"));
        assertThat(eventService.claims(reservation)).hasSize(1);
    }

    @Test
    void opensOneOrderForManyCallsAtOnce() {
        Reservation reservation = shop.twoSeatsForAlice();

        List<ApiResponse> answers =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.open(reservation)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(ApiResponse::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).extracting(Shop::id).containsOnly(Shop.id(answers.getFirst()));
        assertThat(stripe.checkouts())
                .filteredOn(checkout ->
                        Shop.id(answers.getFirst())
                                .equals(checkout.session().terms().clientReferenceId()))
                .hasSize(1);
    }

    @Test
    void showsAnOrderToItsBuyerAndOrganizerOnly() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        String path = "/v1/orders/" + Shop.id(order);

        assertThat(api.get(path, shop.organizer("olivia")).status()).isEqualTo(200);
        assertThat(api.get(path, shop.organizer("oscar")).code()).isEqualTo("not_found");
        assertThat(api.get(path, shop.attendee("adam")).status()).isEqualTo(404);
        assertThat(api.get(path + "/timeline", shop.attendee("adam")).status()).isEqualTo(404);
        assertThat(shop.cancel(Shop.id(order), "adam").status()).isEqualTo(404);
        assertThat(api.get(path, null).status()).isEqualTo(401);
        String byEvent = "/v1/orders?eventId=" + order.string("/eventId");
        assertThat(api.get(byEvent, shop.organizer("olivia")).at("/items").size()).isEqualTo(1);
        assertThat(api.get(byEvent, shop.organizer("oscar")).at("/items").size()).isZero();
        assertThat(api.get(byEvent, shop.attendee("alice")).status()).isEqualTo(403);
    }

    @Test
    void showsNoOrderToAnOrganizerWhoHasLostTheRole() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        String path = "/v1/orders/" + Shop.id(order);
        String revoked = shop.attendee("olivia");

        assertThat(api.get(path, revoked).code()).isEqualTo("not_found");
        assertThat(api.get(path + "/timeline", revoked).code()).isEqualTo("not_found");
        assertThat(shop.cancel(Shop.id(order), "olivia").code()).isEqualTo("not_found");
        assertThat(api.get("/v1/orders?eventId=" + order.string("/eventId"), revoked).status())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatEventServiceRefusesAndShowsNothing() {
        Reservation held = shop.twoSeatsForAlice();
        assertThat(shop.open(held, "adam").code()).isEqualTo("not_found");

        Reservation over = shop.reserve("bea", 1, 1000);
        eventService.refuse(over, "reservation_not_held");
        assertThat(shop.open(over).code()).isEqualTo("reservation_not_held");

        Reservation off = shop.reserve("bea", 1, 1000);
        eventService.refuse(off, "event_not_on_sale");
        assertThat(shop.open(off).code()).isEqualTo("event_not_on_sale");

        Reservation suspended = shop.reserve("bea", 1, 1000);
        eventService.refuse(suspended, "account_suspended");
        assertThat(shop.open(suspended).code()).isEqualTo("account_suspended");

        assertThat(shop.ordersOf("bea").at("/items").size()).isZero();
    }

    @Test
    void pagesThroughMyOrdersNewestFirst() {
        List<String> opened =
                Stream.generate(() -> shop.reserve("carla", 1, 1500))
                        .limit(3)
                        .map(reservation -> Shop.id(shop.opened(reservation)))
                        .toList();

        ApiResponse first = api.get("/v1/me/orders?limit=2", shop.attendee("carla"));
        ApiResponse rest =
                api.get(
                        "/v1/me/orders?limit=2&cursor=" + first.string("/nextCursor"),
                        shop.attendee("carla"));

        assertThat(first.at("/items").valueStream().map(e -> e.get("id").asString()))
                .containsExactly(opened.get(2), opened.get(1));
        assertThat(rest.at("/items").valueStream().map(e -> e.get("id").asString()))
                .containsExactly(opened.get(0));
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(api.get("/v1/me/orders?cursor=nonsense", shop.attendee("carla")).code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void replaysTheFirstAnswerUnderAnIdempotencyKey() {
        Reservation reservation = shop.twoSeatsForAlice();
        Map<String, Object> body = Map.of("reservationId", reservation.id());

        ApiResponse first =
                api.post("/v1/orders", body, shop.attendee("alice"), "Idempotency-Key", "buy-1");
        ApiResponse second =
                api.post("/v1/orders", body, shop.attendee("alice"), "Idempotency-Key", "buy-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(Shop.id(second)).isEqualTo(Shop.id(first));
    }
}
