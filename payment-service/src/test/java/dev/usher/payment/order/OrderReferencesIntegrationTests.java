package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.Topic;
import dev.usher.payment.EventServiceStub;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References and data that shops keep with their orders for systems of their own. */
@PaymentTest
class OrderReferencesIntegrationTests {

    private static final int AT_ONCE = 8;

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final EventServiceStub eventService;
    private final MessageProbe messages;
    private final String reference = "shop/" + UUID.randomUUID();

    OrderReferencesIntegrationTests(
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
    void keepsAndShowsThemToBuyerAndOrganizer() {
        ApiResponse order = open(shop.twoSeatsForAlice(), reference).expect(201);
        String path = "/v1/orders/" + Shop.id(order);

        for (ApiResponse shown :
                List.of(
                        order,
                        api.get(path, shop.attendee("alice")),
                        api.get(path, shop.organizer("olivia")))) {
            assertThat(shown.string("/externalReference")).isEqualTo(reference);
            assertThat(shown.string("/metadata/till")).isEqualTo("3");
        }
        assertThat(stripe.checkouts())
                .anyMatch(checkout ->
                        reference.equals(
                                checkout.session().terms().metadata().get("externalReference")));
        ApiResponse plain = shop.opened(shop.twoSeatsForAlice());
        assertThat(plain.at("/externalReference").isNull()).isTrue();
        assertThat(plain.at("/metadata").isEmpty()).isTrue();
    }

    @Test
    void refusesAReferenceOfTheSameOrganizerAndGivesTheReservationBack() {
        open(shop.twoSeatsForAlice(), reference).expect(201);
        Reservation second = shop.twoSeatsForAlice();

        ApiResponse refused = open(second, reference).expect(409);

        assertThat(refused.code()).isEqualTo("external_reference_taken");
        OrderClosed closed =
                messages.await(Topic.PAYMENTS, second.id().toString(), OrderClosed.class)
                        .message(OrderClosed.class);
        assertThat(closed.reason()).isEqualTo("FAILED");
        assertThat(closed.orderId()).hasToString(eventService.claims(second).getFirst().orderId());
        assertThat(found("olivia", reference)).hasSize(1);
        eventService.holdAgain(second);
        open(second, reference + "/2").expect(201);
        open(shop.reserve("oscar", "alice", 1, 1500), reference).expect(201);
    }

    @Test
    void refusesAgainUnderTheSameKey() {
        open(shop.twoSeatsForAlice(), reference).expect(201);
        Reservation second = shop.twoSeatsForAlice();

        for (int call = 0; call < 2; call++) {
            assertThat(open(second, reference, "Idempotency-Key", reference).expect(409).code())
                    .isEqualTo("external_reference_taken");
        }
        assertThat(eventService.claims(second)).hasSize(1);
        assertThat(open(second, reference + "/2", "Idempotency-Key", reference).expect(422).code())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void oneOfManyOrdersAtOnceGetsTheReference() {
        List<Reservation> reservations =
                Stream.generate(shop::twoSeatsForAlice).limit(AT_ONCE).toList();

        List<ApiResponse> answers =
                reservations.stream()
                        .map(one -> CompletableFuture.supplyAsync(() -> open(one, reference)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(ApiResponse::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(found("olivia", reference)).hasSize(1);
    }

    @Test
    void anOrderThatWasNotOpenedAfterAllKeepsNoReference() {
        Reservation first = shop.twoSeatsForAlice();
        eventService.refuse(first, "event_not_on_sale");
        open(first, reference).expect(409);

        open(shop.twoSeatsForAlice(), reference).expect(201);
    }

    @Test
    void findsAnOrderByItsReferenceForItsOrganizerOnly() {
        ApiResponse order = open(shop.twoSeatsForAlice(), reference).expect(201);
        open(shop.twoSeatsForAlice(), reference + "/2").expect(201);

        assertThat(found("olivia", reference)).containsExactly(Shop.id(order));
        assertThat(found("oscar", reference)).isEmpty();
        assertThat(found("olivia", reference + "/3")).isEmpty();
        assertThat(
                        api.get("/v1/orders?externalReference=" + reference, shop.attendee("alice"))
                                .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'externalReference': ''}",
                "{'externalReference': 7}",
                "{'externalReference': 'a\\u0007'}",
                "{'externalReference': 'a\\ud800'}",
                "{'metadata': 'text'}",
                "{'metadata': {'a': 1}}",
                "{'metadata': {'a': {'b': 'c'}}}",
                "{'metadata': {' ': 'a'}}",
                "{'metadata': {'a': 'b\\u0000'}}"
            })
    void refusesWhatCannotBeKept(String members) {
        Reservation reservation = shop.twoSeatsForAlice();
        String body =
                "{\"reservationId\": \"%s\", %s"
                        .formatted(reservation.id(), members.replace('\'', '"').substring(1));

        assertThat(api.post("/v1/orders", body, shop.attendee("alice")).expect(400).code())
                .isEqualTo("invalid_request");
        assertThat(eventService.claims(reservation)).isEmpty();
    }

    private ApiResponse open(Reservation reservation, String externalReference, String... headers) {
        return api.post(
                "/v1/orders",
                Map.of(
                        "reservationId",
                        reservation.id(),
                        "externalReference",
                        externalReference,
                        "metadata",
                        Map.of("till", "3")),
                shop.attendee("alice"),
                headers);
    }

    private List<String> found(String organizer, String externalReference) {
        return api.get(
                        "/v1/orders?externalReference=" + externalReference,
                        shop.organizer(organizer))
                .expect(200)
                .at("/items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }
}
