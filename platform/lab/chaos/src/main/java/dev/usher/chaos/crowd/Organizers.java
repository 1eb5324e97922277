package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.CrowdSettings.Mix;
import dev.usher.chaos.crowd.Request.Told;
import dev.usher.chaos.history.Operations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Put shows on sale and name who stands at the gates. */
final class Organizers {

    private static final int GATES = 4;
    private static final int TIMES = 40;

    /** However the suite is; a show is needed before anybody can buy. */
    private static final Duration AT_MOST = Duration.ofSeconds(90);

    private final Client client;
    private final Venue venue;
    private final String crowd;
    private final Actor organizer;
    private final List<Actor> gates = new ArrayList<>();
    private final List<Show> shows = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();

    Organizers(Client client, Venue venue, String crowd) {
        this.client = client;
        this.venue = venue;
        this.crowd = crowd;
        this.organizer = venue.actor("maker", "organizer", "attendee");
        for (int gate = 1; gate <= GATES; gate++) {
            gates.add(venue.actor("gate-" + gate, "attendee"));
        }
    }

    /** Puts one show of that kind on sale; says whether it is known to be. */
    boolean putOn(Programme programme) throws InterruptedException {
        String title = "%s %s %d".formatted(crowd, programme, counter.incrementAndGet());
        Reply created =
                client.insist(
                        organizer,
                        Request.of(Operations.EVENT_CREATE, "POST", "/v1/events", Map.of())
                                .with(programme.draft(title, venue.suite().instant()))
                                .keyed(title)
                                .telling(Organizers::event),
                        TIMES,
                        AT_MOST);
        if (!created.ok()) {
            return false;
        }
        String event = created.text("/id");
        for (Actor gate : gates) {
            client.insist(organizer, naming(event, gate), TIMES, AT_MOST);
        }
        Reply published =
                client.insist(
                        organizer,
                        Request.of(
                                        Operations.EVENT_PUBLISH,
                                        "POST",
                                        "/v1/events/" + event + "/publish",
                                        Map.of("event", event))
                                .telling(Organizers::event),
                        TIMES,
                        AT_MOST);
        if (!published.ok()) {
            return false;
        }
        List<String> types =
                published
                        .json()
                        .path("ticketTypes")
                        .valueStream()
                        .map(type -> type.path("id").asString())
                        .toList();
        shows.add(new Show(event, types, programme, gates));
        return true;
    }

    private static Request naming(String event, Actor gate) {
        return Request.of(
                Operations.STAFF_NAME,
                "PUT",
                "/v1/events/" + event + "/staff/" + gate.email(),
                Map.of("event", event, "email", gate.email()));
    }

    private static Told event(JsonNode json) {
        return new Told(
                json.path("status").asString(""), Map.of("event", json.path("id").asString("")));
    }

    /** The show of that number, counted round those the crowd comes for. */
    Show show(int number, Mix mix) {
        List<Show> wanted =
                shows.stream()
                        .filter(show ->
                                mix != Mix.LATE_PAYERS || show.programme() == Programme.SMALL)
                        .toList();
        return wanted.get(number % wanted.size());
    }

    Show free() {
        return shows.stream()
                .filter(show -> show.programme() == Programme.FREE)
                .findFirst()
                .orElseThrow();
    }
}
