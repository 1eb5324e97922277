package dev.usher.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls of the public API, each with the subjects that it is about. */
public final class Calls {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Above the 15 s that the gateway gives a call that reaches Stripe. */
    private static final Duration STRIPE = Duration.ofSeconds(17);

    /** The time by which a waiting read may be answered later than asked. */
    private static final Duration LATE = Duration.ofSeconds(4);

    private Calls() {}

    public static ApiCall createEvent(JsonNode draft) {
        return ApiCall.of("event.create", "POST", "/v1/events").json(draft);
    }

    public static ApiCall publishEvent(String event) {
        return ApiCall.of("event.publish", "POST", "/v1/events/" + event + "/publish")
                .about(Map.of("event", event));
    }

    /** Lets the account with this address scan at the event's gates. */
    public static ApiCall nameStaff(String event, String email) {
        return ApiCall.of("staff.name", "PUT", "/v1/events/" + event + "/staff/" + email)
                .about(Map.of("event", event, "email", email));
    }

    public static ApiCall removeStaff(String event, String email) {
        return ApiCall.of("staff.remove", "DELETE", "/v1/events/" + event + "/staff/" + email)
                .about(Map.of("event", event, "email", email));
    }

    /** Changes the capacity of an event that has one ticket type. */
    public static ApiCall changeCapacity(String event, int capacity) {
        return ApiCall.of("event.change", "PATCH", "/v1/events/" + event)
                .json(JSON.createObjectNode().put("capacity", capacity))
                .about(Map.of("event", event, "capacity", String.valueOf(capacity)));
    }

    public static ApiCall cancelEvent(String event) {
        return ApiCall.of("event.cancel", "POST", "/v1/events/" + event + "/cancel")
                .about(Map.of("event", event));
    }

    /** Reserves the same number of seats of each ticket type. */
    public static ApiCall reserve(String event, List<String> ticketTypes, int each) {
        ObjectNode wish = JSON.createObjectNode().put("eventId", event);
        for (String type : ticketTypes) {
            wish.withArray("items").addObject().put("ticketTypeId", type).put("quantity", each);
        }
        Map<String, String> subjects =
                Map.of(
                        "event", event,
                        "ticketType", String.join(",", ticketTypes),
                        "quantity", String.valueOf(each * ticketTypes.size()));
        return ApiCall.of("reservation.create", "POST", "/v1/reservations")
                .json(wish)
                .about(subjects);
    }

    public static ApiCall readReservation(String reservation) {
        return ApiCall.of("reservation.read", "GET", "/v1/reservations/" + reservation)
                .about(Map.of("reservation", reservation));
    }

    public static ApiCall releaseReservation(String reservation) {
        return ApiCall.of("reservation.release", "DELETE", "/v1/reservations/" + reservation)
                .about(Map.of("reservation", reservation));
    }

    public static ApiCall openOrder(String reservation) {
        return ApiCall.of("order.open", "POST", "/v1/orders")
                .json(JSON.createObjectNode().put("reservationId", reservation))
                .within(STRIPE)
                .about(Map.of("reservation", reservation));
    }

    public static ApiCall cancelOrder(String order) {
        return ApiCall.of("order.cancel", "POST", "/v1/orders/" + order + "/cancel")
                .within(STRIPE)
                .about(Map.of("order", order));
    }

    /** Gives all the money of an order back. */
    public static ApiCall refundOrder(String order) {
        return ApiCall.of("order.refund", "POST", "/v1/orders/" + order + "/refunds")
                .json(JSON.createObjectNode().put("reason", "The organizer is kind."))
                .about(Map.of("order", order));
    }

    public static ApiCall readOrder(String order) {
        return ApiCall.of("order.read", "GET", "/v1/orders/" + order).about(Map.of("order", order));
    }

    /** Reads an order; the answer may wait that long for its status to change. */
    public static ApiCall awaitOrder(String order, int seconds) {
        return readOrder(order)
                .header("Prefer", "wait=" + seconds)
                .within(LATE.plusSeconds(seconds));
    }

    public static ApiCall ticketsOf(String order) {
        return ApiCall.of("tickets.read", "GET", "/v1/tickets?limit=100&orderId=" + order)
                .about(Map.of("order", order));
    }

    /** Asks what a scan would decide. */
    public static ApiCall validate(String event, String credential) {
        return ApiCall.of("validation", "POST", "/v1/validations")
                .json(JSON.createObjectNode().put("credential", credential).put("eventId", event))
                .about(Map.of("event", event));
    }

    /** Presents a ticket; a repeat with the same id is answered the same. */
    public static ApiCall scan(
            UUID scan, String event, String credential, String direction, String gate) {
        ObjectNode presented =
                JSON.createObjectNode()
                        .put("scanId", scan.toString())
                        .put("eventId", event)
                        .put("credential", credential)
                        .put("direction", direction)
                        .put("gate", gate);
        Map<String, String> subjects =
                Map.of(
                        "event", event,
                        "scan", scan.toString(),
                        "direction", direction,
                        "gate", gate);
        return ApiCall.of("scan", "POST", "/v1/scans").json(presented).about(subjects);
    }

    /** Signs in with a password, as only the realm's client for curl may. */
    public static ApiCall signIn(String issuer, String username, String password) {
        String form =
                "client_id=usher-cli&grant_type=password&username=%s&password=%s"
                        .formatted(username, password);
        return ApiCall.of("token", "POST", issuer + "/protocol/openid-connect/token").form(form);
    }
}
