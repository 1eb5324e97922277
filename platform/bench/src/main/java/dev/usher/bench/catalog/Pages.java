package dev.usher.bench.catalog;

import dev.usher.bench.load.Request;
import dev.usher.bench.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Places in the catalogue, drawn by a seed: none is asked for twice in a row. */
final class Pages {

    static final int SIZE = 20;

    private static final long SEED = 7;

    /** Of a cursor's text: its version, and what is between its parts. */
    private static final String VERSION = "1";

    private static final char SEPARATOR = '\u001f';

    private final Instant first;
    private final int events;

    /** The events are a minute apart. */
    Pages(Database database) {
        this.events = (int) database.number("select count(*) from event.event");
        this.first =
                Objects.requireNonNull(
                                database.rows(
                                                "select min(starts_at) from event.event",
                                                row -> row.getObject(1, OffsetDateTime.class))
                                        .getFirst())
                        .toInstant();
    }

    int events() {
        return events;
    }

    Instant first() {
        return first;
    }

    /** The way a reader who turns pages asks. */
    List<Request> byCursor(int number) {
        List<Request> requests = new ArrayList<>();
        for (Instant place : places(number)) {
            String text =
                    VERSION
                            + SEPARATOR
                            + place
                            + SEPARATOR
                            + "00000000-0000-0000-0000-000000000000";
            String cursor =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
            requests.add(get("/v1/events?limit=" + SIZE + "&cursor=" + cursor));
        }
        return requests;
    }

    /** The way a reader who picks a date asks. */
    List<Request> byDate(int number) {
        return places(number).stream()
                .map(place -> get("/v1/events?limit=" + SIZE + "&from=" + place))
                .toList();
    }

    private List<Instant> places(int number) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Instant> places = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            places.add(first.plus(random.nextInt(Math.max(1, events - SIZE)), ChronoUnit.MINUTES));
        }
        return places;
    }

    static Request get(String path) {
        return Request.get("localhost", path, null);
    }
}
