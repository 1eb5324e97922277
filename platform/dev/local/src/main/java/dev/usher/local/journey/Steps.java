package dev.usher.local.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The steps of a ticket's way, each one call or a few, each checked for its status. */
public final class Steps {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;

    private Steps() {}

    /** A show that starts an hour from that moment, so its doors are open already. */
    public static ObjectNode show(String title, Instant now, int capacity) {
        Instant starts = now.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode show = JSON.createObjectNode();
        show.put("title", title);
        show.put("description", "An evening with five musicians.");
        show.putObject("location")
                .put("name", "Paradiso")
                .put("address", "Weteringschans 6")
                .put("city", "Amsterdam")
                .put("country", "NL");
        show.put("startsAt", starts.toString());
        show.put("endsAt", starts.plus(4, ChronoUnit.HOURS).toString());
        show.put("timeZone", "Europe/Amsterdam");
        show.putArray("ticketTypes")
                .addObject()
                .put("name", "Standing")
                .put("capacity", capacity)
                .put("maxPerOrder", 6)
                .putObject("price")
                .put("amount", 2500)
                .put("currency", "EUR");
        return show;
    }

    /** Creates the event and opens its sale; the answer is the published event. */
    public static JsonNode publish(Visitor organizer, ObjectNode show) {
        Answer created = organizer.post("/v1/events", show).expect(201);
        return organizer.post("/v1/events/" + created.text("/id") + "/publish").expect(200).json();
    }

    public static Answer reserve(Visitor buyer, JsonNode event, int seats) {
        ObjectNode wish = JSON.createObjectNode().put("eventId", event.path("id").asString());
        wish.putArray("items")
                .addObject()
                .put("ticketTypeId", event.at("/ticketTypes/0/id").asString())
                .put("quantity", seats);
        return buyer.post("/v1/reservations", wish);
    }

    public static Answer order(Visitor buyer, String reservationId) {
        return buyer.post(
                "/v1/orders", JSON.createObjectNode().put("reservationId", reservationId));
    }

    /** Waits until the tickets of the order exist. */
    public static JsonNode fulfilled(Visitor buyer, String orderId) {
        return until(
                        () -> buyer.get("/v1/orders/" + orderId, "Prefer", "wait=10").expect(200),
                        answer -> answer.text("/status").equals("FULFILLED"),
                        "order " + orderId + " to be FULFILLED")
                .json();
    }

    public static JsonNode tickets(Visitor buyer, String orderId) {
        return buyer.get("/v1/tickets?orderId=" + orderId).expect(200).json().path("items");
    }

    /** What the door would say; asked again while it has not yet learnt the ticket. */
    public static Answer validated(Visitor steward, String eventId, String credential) {
        ObjectNode question =
                JSON.createObjectNode().put("credential", credential).put("eventId", eventId);
        return until(
                () -> steward.post("/v1/validations", question),
                answer ->
                        answer.status() == 200 && !answer.text("/reason").equals("UNKNOWN_TICKET"),
                "the door to know the ticket");
    }

    public static Answer scan(
            Visitor steward, UUID scanId, String eventId, String credential, String gate) {
        return steward.post(
                "/v1/scans",
                JSON.createObjectNode()
                        .put("scanId", scanId.toString())
                        .put("eventId", eventId)
                        .put("credential", credential)
                        .put("gate", gate));
    }

    /** Repeats a question until its answer will do. */
    public static Answer until(Supplier<Answer> question, Predicate<Answer> enough, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = question.get();
            if (enough.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new JourneyFailed(
                        "Waited %d s for %s; the last answer was %d: %s"
                                .formatted(
                                        PATIENCE.toSeconds(),
                                        what,
                                        answer.status(),
                                        answer.json()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new JourneyFailed("interrupted while waiting for " + what, interrupted);
            }
        }
    }
}
