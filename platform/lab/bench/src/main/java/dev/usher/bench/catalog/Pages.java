package dev.usher.bench.catalog;

import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.postgres.BenchDatabase;
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

/** Requests for pages at random positions of the catalog, seeded; no two are the same. */
final class Pages {

    static final int SIZE = 20;

    private static final long SEED = 7;

    /** Version and separator in the text of a cursor. */
    private static final String VERSION = "1";

    private static final char SEPARATOR = '\u001f';

    private final Instant first;
    private final int events;

    /** Reads the number of events and the start of the first; they are a minute apart. */
    Pages(BenchDatabase database) {
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

    /** Requests of a reader who turns pages. Many different cursors lie behind the same event. */
    List<LoadRequest> byCursor(int number) {
        List<LoadRequest> requests = new ArrayList<>();
        for (Instant position : positions(number, 0)) {
            String text = VERSION + SEPARATOR + position + SEPARATOR + new UUID(0, requests.size());
            String cursor =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
            requests.add(get("/v1/events?limit=" + SIZE + "&cursor=" + cursor));
        }
        return requests;
    }

    /** Requests of a reader who picks a date. */
    List<LoadRequest> byDate(int number) {
        return from(positions(number, 0));
    }

    /** Requests with a date in the last tenth of the events, as if the others were over. */
    List<LoadRequest> byLateDate(int number) {
        return from(positions(number, events / 10 * 9));
    }

    private static List<LoadRequest> from(List<Instant> positions) {
        List<LoadRequest> requests = new ArrayList<>();
        for (Instant position : positions) {
            Instant date = position.plus(requests.size(), ChronoUnit.MICROS);
            requests.add(get("/v1/events?limit=" + SIZE + "&from=" + date));
        }
        return requests;
    }

    private List<Instant> positions(int number, int behind) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Instant> positions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int minute = random.nextInt(behind, Math.max(behind + 1, events - SIZE));
            positions.add(first.plus(minute, ChronoUnit.MINUTES));
        }
        return positions;
    }

    static LoadRequest get(String path) {
        return LoadRequest.get("localhost", path, null);
    }
}
