package dev.usher.bench.journey.bare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work of event-service: shows events, holds places, and counts them as sold. */
final class EventPart {

    static final String CLAIMS = "/internal/reservations/";

    private static final String EVENTS = "/v1/events";

    private static final String HOLD =
            """
            with held as (
                update bare.allotment set held = held + ?
                where type_id = ? and event_id = ? and held + sold + ? <= capacity
                    and not exists (select from bare.reservation where holder = ? and key = ?)
                returning type_id)
            insert into bare.reservation (holder, key, type_id, quantity, status, expires_at)
            select ?, ?, type_id, ?, 'HELD', now() + interval '10 minutes' from held
            returning id, status, type_id, quantity
            """;

    private static final String HELD =
            "select id, status, type_id, quantity from bare.reservation where holder = ? and key = ?";

    private static final String CLAIM =
            """
            with claimed as (
                update bare.reservation set status = 'CHECKOUT', order_id = ?
                where id = ? and holder = ?
                    and (status = 'HELD' and expires_at > now() or order_id = ?)
                returning type_id, quantity)
            select e.id, e.title, e.price, c.type_id, c.quantity from claimed c
            join bare.allotment a on a.type_id = c.type_id join bare.event e on e.id = a.event_id
            """;

    private static final String CONVERT =
            """
            with converted as (
                update bare.reservation set status = 'CONVERTED'
                where id = any (?) and status = 'CHECKOUT' returning type_id, quantity),
            sums as (select type_id, sum(quantity) as places from converted group by type_id)
            update bare.allotment a set held = held - s.places, sold = sold + s.places
            from sums s where a.type_id = s.type_id
            """;

    private final Sql sql;
    private final BareTokens tokens;
    private final BareEventPages pages;

    EventPart(Sql sql, BareTokens tokens) {
        this.sql = sql;
        this.tokens = tokens;
        this.pages = new BareEventPages(sql);
    }

    HttpMessage answer(HttpMessage request) {
        String path = request.path();
        if (path.startsWith(CLAIMS)) {
            return claim(UUID.fromString(path.substring(CLAIMS.length())), request.json());
        }
        String account = tokens.account(request);
        if (account == null) {
            return HttpMessage.refused(401, "unauthenticated");
        }
        if (path.equals(EVENTS)) {
            return HttpMessage.answer(200, pages.list());
        }
        if (path.startsWith(EVENTS)) {
            byte[] event = pages.event(UUID.fromString(path.substring(EVENTS.length() + 1)));
            return event == null
                    ? HttpMessage.refused(404, "not_found")
                    : HttpMessage.answer(200, event);
        }
        return reserve(account, request.header("idempotency-key"), request.json());
    }

    private HttpMessage reserve(String holder, String key, JsonNode wish) {
        UUID event = HttpMessage.uuid(wish, "/eventId");
        UUID type = HttpMessage.uuid(wish, "/items/0/ticketTypeId");
        int quantity = wish.at("/items/0/quantity").asInt();
        if (quantity < 1 || key.isEmpty()) {
            return HttpMessage.refused(400, "invalid_request");
        }
        @Nullable ObjectNode held = null;
        try {
            held =
                    one(
                            sql.rows(
                                    HOLD,
                                    EventPart::reservation,
                                    quantity,
                                    type,
                                    event,
                                    quantity,
                                    holder,
                                    key,
                                    holder,
                                    key,
                                    quantity));
        } catch (Sql.Duplicate _) {
            // Another call with this key was faster; its reservation is the answer.
        }
        if (held == null) {
            held = one(sql.rows(HELD, EventPart::reservation, holder, key));
        }
        return held == null
                ? HttpMessage.refused(409, "sold_out")
                : HttpMessage.answer(201, held.put("eventId", event.toString()));
    }

    private static @Nullable ObjectNode one(List<ObjectNode> rows) {
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private static ObjectNode reservation(ResultSet row) throws SQLException {
        ObjectNode reservation =
                HttpMessage.JSON
                        .createObjectNode()
                        .put("id", row.getString(1))
                        .put("status", row.getString(2));
        reservation
                .putArray("items")
                .addObject()
                .put("ticketTypeId", row.getString(3))
                .put("quantity", row.getInt(4));
        return reservation;
    }

    /** Gives a reservation to an order; a repeat is answered the same. */
    private HttpMessage claim(UUID reservation, JsonNode wish) {
        UUID order = HttpMessage.uuid(wish, "/orderId");
        ObjectNode claimed =
                one(
                        sql.rows(
                                CLAIM,
                                row ->
                                        HttpMessage.JSON
                                                .createObjectNode()
                                                .put("eventId", row.getString(1))
                                                .put("title", row.getString(2))
                                                .put("price", row.getInt(3))
                                                .put("typeId", row.getString(4))
                                                .put("quantity", row.getInt(5)),
                                order,
                                reservation,
                                wish.path("holder").asString(""),
                                order));
        return claimed == null
                ? HttpMessage.refused(409, "reservation_not_held")
                : HttpMessage.answer(200, claimed);
    }

    /** Counts the places of paid orders as sold. */
    void paid(List<JsonNode> messages) {
        sql.update(
                CONVERT,
                messages.stream()
                        .map(message -> HttpMessage.uuid(message, "/reservationId"))
                        .toList());
    }
}
