package dev.usher.payment;

import com.sun.net.httpserver.HttpExchange;
import dev.usher.platform.testing.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers claims as event-service does, for the reservations that a test has put into it. */
public final class EventServiceStub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final LocalServer server = new LocalServer("/internal/reservations/", this::claim);
    private final Map<UUID, Reservation> reservations = new ConcurrentHashMap<>();
    private final Map<UUID, String> orders = new ConcurrentHashMap<>();
    private final Map<UUID, String> refusals = new ConcurrentHashMap<>();
    private final List<Claim> claims = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean answersLost;

    String url() {
        return server.url();
    }

    void put(Reservation reservation) {
        reservations.put(reservation.id(), reservation);
    }

    /** Refuses claims of this reservation with this code from now on. */
    public void refuse(Reservation reservation, String code) {
        refusals.put(reservation.id(), code);
    }

    public void goDown() {
        down = true;
    }

    /** Makes every claim, but sends no answer. */
    public void loseAnswers() {
        answersLost = true;
    }

    public void comeUp() {
        down = false;
        answersLost = false;
    }

    public List<Claim> claims(Reservation reservation) {
        return claims.stream()
                .filter(claim -> claim.reservation().equals(reservation.id()))
                .toList();
    }

    private void claim(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        UUID id =
                UUID.fromString(Path.of(exchange.getRequestURI().getPath()).getName(2).toString());
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (down || token == null) {
            answer(exchange, 503, problem("service_unavailable"));
            return;
        }
        String order = body.get("orderId").asString();
        claims.add(
                new Claim(
                        id,
                        order,
                        body.get("expiresAt").asString(),
                        exchange.getRequestHeaders().getFirst("Usher-Time-Left")));
        Reservation reservation = reservations.get(id);
        if (reservation == null
                || !reservation.holderId().equals(body.get("holderId").asString())) {
            answer(exchange, 404, problem("not_found"));
        } else if (refusals.containsKey(id)) {
            String code = refusals.get(id);
            answer(exchange, code.equals("account_suspended") ? 403 : 409, problem(code));
        } else if (!orders.computeIfAbsent(id, first -> order).equals(order)) {
            answer(exchange, 409, problem("reservation_not_held"));
        } else if (!answersLost) {
            answer(exchange, 200, claimed(reservation, body.get("expiresAt").asString()));
        }
    }

    /** Holds the reservation again, as event-service does once an attempt was given up. */
    public void holdAgain(Reservation reservation) {
        orders.remove(reservation.id());
    }

    private static Map<String, Object> claimed(Reservation reservation, String expiresAt) {
        return Map.of(
                "reservationId", reservation.id(),
                "eventId", reservation.eventId(),
                "organizerId", reservation.organizerId(),
                "expiresAt", expiresAt,
                "items",
                        List.of(
                                Map.of(
                                        "ticketTypeId", reservation.ticketTypeId(),
                                        "name", "Standing",
                                        "quantity", reservation.quantity(),
                                        "unitPrice", money(reservation.unitPrice()))),
                "total", money(reservation.total()),
                "event",
                        Map.of(
                                "title", "Winter Jazz",
                                "startsAt", "2027-01-20T19:00:00Z",
                                "endsAt", "2027-01-20T23:00:00Z",
                                "timeZone", "Europe/Amsterdam",
                                "location", Map.of("name", "Paradiso", "city", "Amsterdam"),
                                "somethingNewer", true));
    }

    private static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static Map<String, Object> problem(String code) {
        return Map.of("code", code, "detail", "from the stub");
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }

    /** A claim that arrived. */
    public record Claim(UUID reservation, String orderId, String expiresAt, String timeLeft) {}
}
