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
import java.util.UUID;

/** Places in the catalogue, drawn by a seed; no two requests are the same. */
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

    /** The way a reader who turns pages asks. Behind the same event there are many cursors. */
    List<Request> byCursor(int number) {
        List<Request> requests = new ArrayList<>();
        for (Instant place : places(number, 0)) {
            String text = VERSION + SEPARATOR + place + SEPARATOR + new UUID(0, requests.size());
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
        return from(places(number, 0));
    }

    /** The same where nine of ten events are over: for them the date is what now is for others. */
    List<Request> byLateDate(int number) {
        return from(places(number, events / 10 * 9));
    }

    private static List<Request> from(List<Instant> places) {
        List<Request> requests = new ArrayList<>();
        for (Instant place : places) {
            Instant date = place.plus(requests.size(), ChronoUnit.MICROS);
            requests.add(get("/v1/events?limit=" + SIZE + "&from=" + date));
        }
        return requests;
    }

    private List<Instant> places(int number, int behind) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Instant> places = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int minute = random.nextInt(behind, Math.max(behind + 1, events - SIZE));
            places.add(first.plus(minute, ChronoUnit.MINUTES));
        }
        return places;
    }

    static Request get(String path) {
        return Request.get("localhost", path, null);
    }
}
