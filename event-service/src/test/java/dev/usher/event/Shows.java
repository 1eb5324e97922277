package dev.usher.event;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.TestIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls of the API about Olivia's shows. */
public final class Shows {

    private final Api api;
    private final TestIssuer issuer;
    private final Instant start =
            Clock.systemUTC().instant().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);

    public Shows(Api api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
    }

    /** The start of each show. */
    public Instant start() {
        return start;
    }

    public String olivia() {
        return issuer.token("olivia", "organizer", "attendee");
    }

    public String attendee(String name) {
        return issuer.token(name, "attendee");
    }

    public String paymentService() {
        return issuer.tokenForClient("usher-payment").scope("reservations:claim").build();
    }

    /** The body of a concert in 60 days, with the short form's capacity and price. */
    public Map<String, Object> concert(int capacity, long amount) {
        Map<String, Object> body = plain();
        body.put("price", Map.of("amount", amount, "currency", "EUR"));
        body.put("capacity", capacity);
        return body;
    }

    public Map<String, Object> plain() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "Winter Jazz");
        body.put("location", new LinkedHashMap<>(Map.of("name", "Paradiso", "country", "NL")));
        body.put("startsAt", start.toString());
        body.put("endsAt", start.plus(Duration.ofHours(4)).toString());
        body.put("timeZone", "Europe/Amsterdam");
        return body;
    }

    public static Map<String, Object> type(String name, int capacity, long amount) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("name", name);
        type.put("capacity", capacity);
        type.put("price", Map.of("amount", amount, "currency", "EUR"));
        return type;
    }

    public ApiResponse draft(Map<String, Object> body) {
        return api.post("/v1/events", body, olivia()).expect(201);
    }

    public Show onSale(Map<String, Object> body) {
        return publish(draft(body).string("/id"));
    }

    public Show publish(String id) {
        ApiResponse published =
                api.post("/v1/events/" + id + "/publish", null, olivia()).expect(200);
        List<String> types = new ArrayList<>();
        published.at("/ticketTypes").forEach(type -> types.add(type.get("id").asString()));
        return new Show(id, List.copyOf(types));
    }

    public ApiResponse reserve(String token, Show show, int quantity, String... headers) {
        return api.post("/v1/reservations", show.wish(quantity), token, headers);
    }

    public ApiResponse reservation(String token, String id) {
        return api.get("/v1/reservations/" + id, token).expect(200);
    }

    public ApiResponse availability(Show show) {
        return api.get("/v1/events/" + show.id() + "/availability", null).expect(200);
    }

    public ApiResponse claim(String reservation, UUID order, String holder, Instant expiresAt) {
        return api.post(
                "/internal/reservations/" + reservation + "/claim",
                Map.of(
                        "orderId", order,
                        "holderId", TestIssuer.accountId(holder),
                        "expiresAt", expiresAt.toString()),
                paymentService());
    }

    public record Show(String id, List<String> types) {

        public UUID uuid() {
            return UUID.fromString(id);
        }

        public String onlyType() {
            return types.getFirst();
        }

        /** Asks for tickets of the first type. */
        public Map<String, Object> wish(int quantity) {
            return wish(Map.of(onlyType(), quantity));
        }

        public Map<String, Object> wish(Map<String, Integer> quantities) {
            List<Map<String, Object>> items = new ArrayList<>();
            quantities.forEach((type, quantity) ->
                    items.add(Map.of("ticketTypeId", type, "quantity", quantity)));
            return Map.of("eventId", id, "items", items);
        }
    }
}
