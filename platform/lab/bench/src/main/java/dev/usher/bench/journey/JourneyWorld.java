package dev.usher.bench.journey;

import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.bench.suite.Seeds;
import dev.usher.client.ApiCall;
import dev.usher.client.CallObserver;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import dev.usher.client.Visitor;
import dev.usher.local.tokens.LoadTokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates the events that are sold, through the API, so that every service learns of them. */
final class JourneyWorld {

    static final int EVENTS = 20;
    private static final int BUYERS = 400;
    static final int PLACES_EACH = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stage stage;
    private final Clock clock;
    private final RandomIds ids = new RandomIds(System.nanoTime());

    JourneyWorld(Stage stage, Clock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    /** Replaces the data of the last run; returns the file of the people. */
    Path create() {
        stage.progress("putting events on sale");
        new Seeds(stage.database()).deleteAll();
        BenchSuite suite = stage.suite();
        Caller organizer = new Caller("organizer", suite.token("organizer", "organizer"));
        List<String> events = new ArrayList<>();
        try (UsherClient client =
                new UsherClient(suite.ports().gatewayUrl(), PATIENCE, clock, CallObserver.NONE)) {
            for (int i = 0; i < EVENTS; i++) {
                String event = onSale(client.as(organizer), i);
                patiently(
                        client.as(organizer),
                        Calls.nameStaff(event, LoadTokens.person(steward(i)).email()));
                events.add(event);
            }
        }
        return cast(events, "journey-cast.json");
    }

    private static String steward(int event) {
        return "steward-" + event;
    }

    /** Writes a file of the people for events, each with a steward of its own. */
    Path cast(List<String> events, String name) {
        Map<String, String> stewards = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            stewards.put(events.get(i), stage.suite().token(steward(i)));
        }
        List<String> buyers =
                IntStream.range(0, BUYERS)
                        .mapToObj(i -> stage.suite().token("buyer-" + i))
                        .toList();
        Path file = stage.file(name);
        new JourneyCast(buyers, stewards).write(file);
        return file;
    }

    private String onSale(Visitor organizer, int number) {
        ApiCall draft = Calls.createEvent(draft(number)).keyed(ids.next().toString());
        String event = patiently(organizer, draft).text("/id");
        patiently(organizer, Calls.publishEvent(event));
        return event;
    }

    /** Repeats a call that a suite that has just started may not answer in time. */
    private static Reply patiently(Visitor organizer, ApiCall call) {
        return Visitor.until(
                () -> organizer.send(call), Reply::ok, call.method() + " " + call.path());
    }

    /** An event that starts in two hours or later, so that its doors are open. */
    private ObjectNode draft(int number) {
        Instant starts =
                clock.instant()
                        .plus(Duration.ofMinutes(120 + number))
                        .truncatedTo(ChronoUnit.SECONDS);
        ObjectNode draft =
                JSON.createObjectNode()
                        .put("title", "Night of the budget " + (number + 1))
                        .put("description", "One of the evenings that the bench sells.")
                        .put("startsAt", starts.toString())
                        .put("endsAt", starts.plus(Duration.ofHours(4)).toString())
                        .put("timeZone", "Europe/Amsterdam");
        draft.putObject("location").put("name", "Hall").put("city", "Utrecht").put("country", "NL");
        ObjectNode type =
                draft.putArray("ticketTypes")
                        .addObject()
                        .put("name", "Standing")
                        .put("capacity", PLACES_EACH)
                        .put("maxPerOrder", 6);
        type.putObject("price").put("amount", 2500).put("currency", "EUR");
        return draft;
    }
}
