package dev.usher.bench.journey.bare;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work of payment-service: opens orders, learns that they are paid, and shows them. */
final class PaymentPart {

    private static final String ORDERS = "/v1/orders";
    private static final String WEBHOOKS = "/v1/webhooks/stripe";
    private static final int LONGEST_WAIT_SECONDS = 30;

    private static final String COLUMNS = "id, status, session_id, quantity, total";

    private static final String INSERT =
            """
            insert into bare.orders (holder, key, reservation_id, status)
            values (?, ?, ?, 'OPENING') on conflict do nothing returning %s
            """
                    .formatted(COLUMNS);

    private static final String BY_KEY =
            "select %s from bare.orders where holder = ? and key = ?".formatted(COLUMNS);

    private static final String BY_ID =
            "select %s from bare.orders where id = ? and holder = ?".formatted(COLUMNS);

    private static final String OPENED =
            """
            update bare.orders set status = 'OPEN', event_id = ?, quantity = ?, total = ?,
                session_id = ?
            where id = ? and status = 'OPENING' returning %s
            """
                    .formatted(COLUMNS);

    private static final String STORE =
            "insert into bare.webhook values (?, ?) on conflict do nothing";

    private static final String PAID =
            """
            with stored as (insert into bare.webhook values (?, ?) on conflict do nothing)
            update bare.orders set status = 'PAID'
            where id = ? and session_id = ? and total = ? and status in ('OPEN', 'PAID')
            returning id, reservation_id, event_id, holder, quantity
            """;

    private static final String FULFILLED =
            "update bare.orders set status = 'FULFILLED' where id = any (?) and status = 'PAID'";

    private final Sql sql;
    private final BareTokens tokens;
    private final SocketPeer events;
    private final StripeSide stripe;
    private final Consumer<JsonNode> paidOrders;
    private final Map<UUID, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

    /** Sends each paid order to the consumer, which returns when the message is durable. */
    PaymentPart(
            Sql sql,
            BareTokens tokens,
            SocketPeer events,
            StripeSide stripe,
            Consumer<JsonNode> paidOrders) {
        this.sql = sql;
        this.tokens = tokens;
        this.events = events;
        this.stripe = stripe;
        this.paidOrders = paidOrders;
    }

    HttpMessage answer(HttpMessage request) {
        String path = request.path();
        if (path.equals(WEBHOOKS)) {
            return webhook(request);
        }
        String account = tokens.account(request);
        if (account == null) {
            return HttpMessage.refused(401, "unauthenticated");
        }
        return path.equals(ORDERS)
                ? open(account, request.header("idempotency-key"), request.json())
                : read(
                        account,
                        UUID.fromString(path.substring(ORDERS.length() + 1)),
                        request.header("prefer"));
    }

    private HttpMessage open(String holder, String key, JsonNode wish) {
        UUID reservation = HttpMessage.uuid(wish, "/reservationId");
        List<ObjectNode> rows = sql.rows(INSERT, PaymentPart::order, holder, key, reservation);
        if (rows.isEmpty()) {
            rows = sql.rows(BY_KEY, PaymentPart::order, holder, key);
        }
        if (rows.isEmpty()) {
            return HttpMessage.refused(409, "reservation_not_held");
        }
        if (!rows.getFirst().at("/status").asString("").equals("OPENING")) {
            return HttpMessage.answer(201, rows.getFirst());
        }
        UUID order = HttpMessage.uuid(rows.getFirst(), "/id");
        HttpMessage claimed =
                events.send(
                        HttpMessage.post(
                                EventPart.CLAIMS + reservation,
                                HttpMessage.JSON
                                        .createObjectNode()
                                        .put("orderId", order.toString())
                                        .put("holder", holder)));
        if (claimed.status() != 200) {
            return claimed;
        }
        JsonNode claim = claimed.json();
        JsonNode session = stripe.open(order, claim);
        int quantity = claim.path("quantity").asInt();
        rows =
                sql.rows(
                        OPENED,
                        PaymentPart::order,
                        HttpMessage.uuid(claim, "/eventId"),
                        quantity,
                        quantity * claim.path("price").asInt(),
                        session.path("id").asString(""),
                        order);
        return rows.isEmpty()
                ? HttpMessage.refused(409, "order_changed")
                : HttpMessage.answer(201, rows.getFirst());
    }

    private static ObjectNode order(ResultSet row) throws SQLException {
        ObjectNode order =
                HttpMessage.JSON
                        .createObjectNode()
                        .put("id", row.getString(1))
                        .put("status", row.getString(2))
                        .put("quantity", row.getInt(4));
        order.putObject("payment").put("stripeCheckoutSessionId", row.getString(3));
        order.putObject("total").put("amount", row.getInt(5)).put("currency", "EUR");
        return order;
    }

    /**
     * Answers a webhook only when row and message are durable: otherwise Stripe sends it again, and
     * the message is sent again too.
     */
    private HttpMessage webhook(HttpMessage request) {
        if (!stripe.signed(request)) {
            return HttpMessage.refused(400, "invalid_signature");
        }
        JsonNode event = request.json();
        String id = event.path("id").asString("");
        String payload = new String(request.body(), StandardCharsets.UTF_8);
        JsonNode session = event.at("/data/object");
        if (event.path("type").asString("").equals("checkout.session.completed")
                && session.path("payment_status").asString("").equals("paid")) {
            sql.rows(
                            PAID,
                            row ->
                                    HttpMessage.JSON
                                            .createObjectNode()
                                            .put("orderId", row.getString(1))
                                            .put("reservationId", row.getString(2))
                                            .put("eventId", row.getString(3))
                                            .put("holder", row.getString(4))
                                            .put("quantity", row.getInt(5)),
                            id,
                            payload,
                            HttpMessage.uuid(session, "/client_reference_id"),
                            session.path("id").asString(""),
                            session.path("amount_total").asInt())
                    .forEach(paidOrders);
        } else {
            sql.update(STORE, id, payload);
        }
        return HttpMessage.answer(200, HttpMessage.JSON.createObjectNode());
    }

    /** Reads an order; waits for its tickets if the caller prefers that. */
    private HttpMessage read(String holder, UUID id, String prefer) {
        boolean waits = prefer.matches("wait=\\d{1,4}");
        CompletableFuture<Boolean> end =
                waits
                        ? awaited.computeIfAbsent(id, _ -> new CompletableFuture<>())
                        : new CompletableFuture<>();
        try {
            List<ObjectNode> found = sql.rows(BY_ID, PaymentPart::order, id, holder);
            if (found.isEmpty()) {
                return HttpMessage.refused(404, "not_found");
            }
            ObjectNode order = found.getFirst();
            if (waits && !order.path("status").asString("").equals("FULFILLED")) {
                int seconds = Integer.parseInt(prefer.substring("wait=".length()));
                end.completeOnTimeout(
                        false, Math.min(seconds, LONGEST_WAIT_SECONDS), TimeUnit.SECONDS);
                if (end.join()) {
                    order.put("status", "FULFILLED");
                }
            }
            return HttpMessage.answer(200, order);
        } finally {
            awaited.remove(id, end);
        }
    }

    /** Marks the orders whose tickets exist as fulfilled, and answers those who wait for them. */
    void issued(List<JsonNode> messages) {
        List<UUID> orders =
                messages.stream().map(message -> HttpMessage.uuid(message, "/orderId")).toList();
        sql.update(FULFILLED, orders);
        for (UUID order : orders) {
            CompletableFuture<Boolean> end = awaited.remove(order);
            if (end != null) {
                end.complete(true);
            }
        }
    }
}
