package dev.usher.local.journey;

import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The steps from a new event to the door, for one event with one ticket type. */
public final class Steps {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WAIT_SECONDS = 10;

    private Steps() {}

    /** A draft of an event that starts an hour from that moment, so that its doors are open. */
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

    /** Creates an event and opens its sale; returns the published event. */
    public static JsonNode publish(Visitor organizer, ObjectNode show) {
        String event = organizer.send(Calls.createEvent(show)).expect(201).text("/id");
        return organizer.send(Calls.publishEvent(event)).expect(200).json();
    }

    public static Reply reserve(Visitor buyer, JsonNode event, int seats) {
        List<String> type = List.of(event.at("/ticketTypes/0/id").asString());
        return buyer.send(Calls.reserve(event.path("id").asString(), type, seats));
    }

    /** Waits until the tickets of the order exist. */
    public static JsonNode fulfilled(Visitor buyer, String order) {
        return Visitor.until(
                        () -> buyer.send(Calls.awaitOrder(order, WAIT_SECONDS)).expect(200),
                        reply -> reply.text("/status").equals("FULFILLED"),
                        "order " + order + " to be FULFILLED")
                .json();
    }

    public static JsonNode tickets(Visitor buyer, String order) {
        return buyer.send(Calls.ticketsOf(order)).expect(200).json().path("items");
    }

    /** Asks what a scan would decide, again while the door does not know the ticket yet. */
    public static Reply validated(Visitor steward, String event, String credential) {
        return Visitor.until(
                () -> steward.send(Calls.validate(event, credential)),
                reply -> reply.status() == 200 && !reply.text("/reason").equals("UNKNOWN_TICKET"),
                "the door to know the ticket");
    }

    public static Reply scan(
            Visitor steward, UUID scan, String event, String credential, String gate) {
        return steward.send(Calls.scan(scan, event, credential, "ENTRY", gate));
    }
}
