package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.CrowdSettings.Mix;
import dev.usher.client.ApiCall;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts events on sale and names the staff of their gates. */
final class Organizers {

    private static final int GATES = 4;
    private static final int TIMES = 40;

    /** Longer than any fault, because a buyer needs an event first. */
    private static final Duration AT_MOST = Duration.ofSeconds(90);

    private final UsherClient client;
    private final SuiteAccess venue;
    private final String crowd;
    private final Actor organizer;
    private final List<Actor> gates = new ArrayList<>();
    private final List<EventOnSale> shows = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();

    Organizers(UsherClient client, SuiteAccess venue, String crowd) {
        this.client = client;
        this.venue = venue;
        this.crowd = crowd;
        this.organizer = venue.actor("maker", "organizer", "attendee");
        for (int gate = 1; gate <= GATES; gate++) {
            gates.add(venue.actor("gate-" + gate, "attendee"));
        }
    }

    /** Puts one event of that kind on sale; returns whether an answer confirmed it. */
    boolean putOn(Programme programme) throws InterruptedException {
        String title = "%s %s %d".formatted(crowd, programme, counter.incrementAndGet());
        Reply created =
                insist(
                        Calls.createEvent(programme.draft(title, venue.suite().instant()))
                                .keyed(title));
        if (!created.ok()) {
            return false;
        }
        String event = created.text("/id");
        for (Actor gate : gates) {
            insist(Calls.nameStaff(event, gate.email()));
        }
        Reply published = insist(Calls.publishEvent(event));
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
        shows.add(new EventOnSale(event, types, programme, gates));
        return true;
    }

    /** Sends a call as the organizer until it is decided. */
    Reply insist(ApiCall call) throws InterruptedException {
        return client.insist(organizer.caller(), call, TIMES, AT_MOST);
    }

    /** Chooses an event by a number, modulo the number of events that this mix buys. */
    EventOnSale show(int number, Mix mix) {
        List<EventOnSale> wanted =
                shows.stream()
                        .filter(show ->
                                mix != Mix.LATE_PAYERS || show.programme() == Programme.SMALL)
                        .toList();
        return wanted.get(number % wanted.size());
    }

    /** Returns the oldest small event, if buyers find another one after it is gone. */
    Optional<EventOnSale> oldestSmall() {
        List<EventOnSale> small = small();
        return small.size() < 2 ? Optional.empty() : Optional.of(small.getFirst());
    }

    /** Sends no more buyers to an event. */
    void takeOff(EventOnSale show) {
        shows.remove(show);
    }

    /** The small events, the oldest first. */
    List<EventOnSale> small() {
        return shows.stream().filter(show -> show.programme() == Programme.SMALL).toList();
    }

    boolean isFree(String event) {
        return shows.stream()
                .anyMatch(show -> show.programme() == Programme.FREE && show.event().equals(event));
    }

    EventOnSale free() {
        return first(Programme.FREE);
    }

    EventOnSale first(Programme programme) {
        return shows.stream()
                .filter(show -> show.programme() == programme)
                .findFirst()
                .orElseThrow();
    }
}
