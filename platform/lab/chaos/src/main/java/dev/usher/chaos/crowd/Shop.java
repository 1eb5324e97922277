package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.Request.Told;
import dev.usher.chaos.history.Operations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls of one buyer, each repeated with its own key as long as they insist. */
final class Shop {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TIMES = 12;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    /** Above the 15 s that the gateway gives a call to Stripe. */
    private static final Duration OPENING = Duration.ofSeconds(17);

    private static final int WAIT_SECONDS = 3;
    private static final Duration WAITING = Duration.ofSeconds(WAIT_SECONDS + 4);

    private final Client client;
    private final Actor buyer;
    private final String journey;
    private final int times;

    Shop(Client client, Actor buyer, String journey, boolean insistent) {
        this.client = client;
        this.buyer = buyer;
        this.journey = journey;
        this.times = insistent ? TIMES : 1;
    }

    Reply reserve(String event, List<String> types, int each) throws InterruptedException {
        ObjectNode wish = JSON.createObjectNode().put("eventId", event);
        for (String type : types) {
            wish.withArray("items").addObject().put("ticketTypeId", type).put("quantity", each);
        }
        Map<String, String> subjects =
                Map.of(
                        "event", event,
                        "ticketType", String.join(",", types),
                        "quantity", String.valueOf(each * types.size()));
        return insist(
                Request.of(Operations.RESERVE, "POST", "/v1/reservations", subjects)
                        .with(wish)
                        .keyed(journey + "-reserve")
                        .telling(json -> told(json, "reservation")));
    }

    void release(String reservation, String event) throws InterruptedException {
        insist(
                Request.of(
                        Operations.RELEASE,
                        "DELETE",
                        "/v1/reservations/" + reservation,
                        Map.of("reservation", reservation, "event", event)));
    }

    /** The tab tells apart two requests of the same buyer for the same reservation. */
    Optional<Order> open(String reservation, String event, int quantity, String tab)
            throws InterruptedException {
        Map<String, String> subjects =
                Map.of(
                        "reservation", reservation,
                        "event", event,
                        "quantity", String.valueOf(quantity));
        Reply reply =
                insist(
                        Request.of(Operations.ORDER_OPEN, "POST", "/v1/orders", subjects)
                                .with(JSON.createObjectNode().put("reservationId", reservation))
                                .keyed(journey + "-order" + tab)
                                .within(OPENING)
                                .telling(Shop::order));
        return reply.ok() ? Optional.of(Order.of(reply, quantity)) : Optional.empty();
    }

    Reply cancel(Order order) throws InterruptedException {
        return insist(
                Request.of(
                                Operations.ORDER_CANCEL,
                                "POST",
                                "/v1/orders/" + order.id() + "/cancel",
                                subjects(order))
                        .keyed(journey + "-cancel")
                        .within(OPENING)
                        .telling(json -> told(json, "order")));
    }

    /** Waits a little for the order to move on. */
    Reply look(Order order) throws InterruptedException {
        return client.send(
                buyer,
                Request.of(
                                Operations.ORDER_READ,
                                "GET",
                                "/v1/orders/" + order.id(),
                                subjects(order))
                        .preferring("wait=" + WAIT_SECONDS)
                        .within(WAITING)
                        .telling(json -> told(json, "order")));
    }

    List<Ticket> tickets(Order order) throws InterruptedException {
        Map<String, String> subjects = new HashMap<>(subjects(order));
        subjects.put("event", order.event());
        subjects.put("quantity", String.valueOf(order.quantity()));
        Reply reply =
                client.insist(
                        buyer,
                        Request.of(
                                        Operations.TICKETS_READ,
                                        "GET",
                                        "/v1/tickets?limit=100&orderId=" + order.id(),
                                        subjects)
                                .telling(Shop::ids),
                        TIMES,
                        AT_MOST);
        return reply.json()
                .path("items")
                .valueStream()
                .map(each ->
                        new Ticket(
                                each.path("id").asString(),
                                each.path("credential").asString(""),
                                order.id(),
                                order.event()))
                .toList();
    }

    private Reply insist(Request request) throws InterruptedException {
        return client.insist(buyer, request, times, AT_MOST);
    }

    private static Map<String, String> subjects(Order order) {
        return Map.of("order", order.id(), "reservation", order.reservation());
    }

    private static Told told(JsonNode json, String subject) {
        return new Told(
                json.path("status").asString(""), Map.of(subject, json.path("id").asString("")));
    }

    private static Told order(JsonNode json) {
        return new Told(
                json.path("status").asString(""),
                Map.of(
                        "order", json.path("id").asString(""),
                        "session", json.at("/payment/stripeCheckoutSessionId").asString("")));
    }

    private static Told ids(JsonNode json) {
        List<String> ids =
                json.path("items").valueStream().map(each -> each.path("id").asString()).toList();
        return new Told(
                String.valueOf(ids.size()),
                Map.of("tickets", ids.stream().collect(Collectors.joining(","))));
    }
}
