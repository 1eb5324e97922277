package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Holder;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketState;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.StripeSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Buys tickets through the API, as a shop does. */
public final class Shop {

    private final Api api;
    private final TestIssuer issuer;
    private final StripeSandbox sandbox;
    private final EventServiceStub eventService;

    Shop(Api api, TestIssuer issuer, StripeSandbox sandbox, EventServiceStub eventService) {
        this.api = api;
        this.issuer = issuer;
        this.sandbox = sandbox;
        this.eventService = eventService;
    }

    /** Reserves tickets at a price in cents; olivia organizes the event. */
    public Reservation reserve(String holder, int quantity, long cents) {
        return reserve("olivia", holder, quantity, cents);
    }

    /** Reserves tickets of an event of that organizer, at a price in cents. */
    public Reservation reserve(String organizer, String holder, int quantity, long cents) {
        Reservation reservation =
                new Reservation(
                        UUID.randomUUID(),
                        holder,
                        TestIssuer.accountId(holder),
                        UUID.randomUUID(),
                        TestIssuer.accountId(organizer),
                        UUID.randomUUID(),
                        quantity,
                        cents);
        eventService.put(reservation);
        return reservation;
    }

    /** Reserves two seats for 2500 cents each at an event of olivia's. */
    public Reservation reserveAt(UUID event, String holder) {
        Reservation reservation =
                new Reservation(
                        UUID.randomUUID(),
                        holder,
                        TestIssuer.accountId(holder),
                        event,
                        TestIssuer.accountId("olivia"),
                        UUID.randomUUID(),
                        2,
                        2_500);
        eventService.put(reservation);
        return reservation;
    }

    public Reservation twoSeatsForAlice() {
        return reserve("alice", 2, 2500);
    }

    public ApiResponse open(Reservation reservation) {
        return open(reservation, reservation.holder());
    }

    public ApiResponse open(Reservation reservation, String caller) {
        return api.post("/v1/orders", Map.of("reservationId", reservation.id()), attendee(caller));
    }

    /** Opens an order that must be new. */
    public ApiResponse opened(Reservation reservation) {
        return open(reservation).expect(201);
    }

    public ApiResponse read(String orderId, String caller, String... headers) {
        return api.get("/v1/orders/" + orderId, attendee(caller), headers);
    }

    public ApiResponse cancel(String orderId, String caller) {
        return api.post("/v1/orders/" + orderId + "/cancel", null, attendee(caller));
    }

    public ApiResponse ordersOf(String caller) {
        return api.get("/v1/me/orders?limit=100", attendee(caller));
    }

    public void pay(ApiResponse order) {
        sandbox.pay(session(order));
    }

    public static String id(ApiResponse order) {
        return order.string("/id");
    }

    public static String session(ApiResponse order) {
        return order.string("/payment/stripeCheckoutSessionId");
    }

    /** Waits until the buyer sees the order with this status. */
    public ApiResponse awaitStatus(ApiResponse order, String status) {
        String buyer = "alice";
        await("order " + id(order) + " becomes " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(25))
                .untilAsserted(() ->
                        assertThat(read(id(order), buyer).string("/status")).isEqualTo(status));
        return read(id(order), buyer);
    }

    public String attendee(String name) {
        return issuer.token(name, "attendee");
    }

    public String organizer(String name) {
        return issuer.token(name, "attendee", "organizer");
    }

    /** The message about one of the tickets that ticket-service mints for an order. */
    public TicketIssued ticket(ApiResponse order, UUID ticketId, int seat) {
        return new TicketIssued(
                new TicketState(
                        ticketId,
                        1,
                        "VALID",
                        "ABCDE-FGHJK-M",
                        null,
                        "0102030405060708",
                        UUID.fromString(id(order)),
                        UUID.fromString(order.string("/reservationId")),
                        UUID.fromString(order.string("/items/0/lineId")),
                        seat,
                        UUID.fromString(order.string("/eventId")),
                        UUID.fromString(order.string("/items/0/ticketTypeId")),
                        "Standing",
                        new Holder("alice", "alice@example.com"),
                        Instant.parse("2026-12-01T19:00:00Z"),
                        null));
    }
}
