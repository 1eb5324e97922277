package dev.usher.event.availability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usher.event.EventId;
import dev.usher.event.Posters;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.BeanFactory;

/**
 * The tests call {@code tick} themselves, because the update interval is longer than they run. Each
 * tick reads the database, because counts are not cached here.
 */
@ServiceTest(
        schema = "event",
        properties = {
            "usher.catalog.availability.max-age=0s",
            "usher.catalog.availability.update-interval=1h",
            "usher.catalog.availability.heartbeat=200ms",
            "usher.catalog.availability.streams=3"
        })
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AvailabilityStreamIntegrationTests {

    private final Api api;
    private final Shows shows;
    private final Database database;
    private final AvailabilityStreams streams;
    private final AvailabilityCache cache;
    private final AvailabilitySettings settings;

    AvailabilityStreamIntegrationTests(
            Api api,
            TestIssuer issuer,
            Database database,
            AvailabilityStreams streams,
            BeanFactory beans) {
        this.api = api;
        this.shows = new Shows(api, issuer);
        this.database = database;
        this.streams = streams;
        this.cache = beans.getBean(AvailabilityCache.class);
        this.settings = beans.getBean(AvailabilitySettings.class);
    }

    @Test
    void sendsTheCountsAndEachChangeToAllListeners() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        try (StreamReader one = listen(show);
                StreamReader two = listen(show)) {
            one.awaitUpdates(1);
            two.awaitUpdates(1);
            shows.reserve(shows.attendee("alice"), show, 2).expect(201);

            streams.tick();

            for (StreamReader reader : List.of(one, two)) {
                reader.awaitUpdates(2);
                assertThat(reader.status()).isEqualTo(200);
                assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
                assertThat(reader.header("Cache-Control")).contains("no-store");
                assertThat(reader.lines()).startsWith("retry: 2000", "");
                assertThat(reader.updates().get(0)).contains("\"available\":10");
                assertThat(reader.updates().get(1)).contains("\"available\":8");
                assertThat(reader.updates().get(1)).isEqualTo(shows.availability(show).text());
            }
            assertThat(one.ids()).isEqualTo(two.ids());
        }
    }

    @Test
    void sendsManyChangesAsOneUpdatePerInterval() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        try (StreamReader reader = listen(show)) {
            reader.awaitUpdates(1);
            for (String buyer : List.of("alice", "adam", "anna")) {
                shows.reserve(shows.attendee(buyer), show, 1).expect(201);
            }

            streams.tick();
            streams.tick();
            reader.awaitUpdates(2);
            reader.awaitLine(":");

            assertThat(reader.updates()).hasSize(2);
            assertThat(reader.updates().getLast()).contains("\"available\":7");
        }
    }

    @Test
    void sendsAReconnectingClientNothingUntilTheCountsDiffer() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        String last;
        try (StreamReader first = listen(show)) {
            first.awaitUpdates(1);
            last = first.ids().getLast();
        }

        try (StreamReader again = listen(show, "Last-Event-ID", last)) {
            again.awaitLine(":");
            assertThat(again.updates()).isEmpty();

            shows.reserve(shows.attendee("alice"), show, 1).expect(201);
            streams.tick();

            again.awaitUpdates(1);
            assertThat(again.updates().getFirst()).contains("\"available\":9");
            assertThat(again.ids()).doesNotContain(last);
        }
        try (StreamReader late = listen(show, "Last-Event-ID", last)) {
            late.awaitUpdates(1);
        }
    }

    @Test
    void refusesMoreStreamsThanThereAreSlotsAndReusesSlots() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        List<StreamReader> readers = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            readers.add(listen(show));
        }

        var refused = api.get(path(show), null);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("service_unavailable");
        assertThat(refused.header("Retry-After")).hasValue("5");
        for (StreamReader reader : readers) {
            reader.close();
        }
        // Its slot is free when the next heartbeat fails.
        await().untilAsserted(() -> {
            try (StreamReader next = listen(show)) {
                assertThat(next.status()).isEqualTo(200);
            }
        });
    }

    @Test
    void endsWithTheEvent() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        try (StreamReader reader = listen(show);
                Posters posters = new Posters(database)) {
            reader.awaitUpdates(1);
            posters.remove(show.uuid());

            streams.tick();

            reader.awaitEnd();
            assertThat(reader.lines()).doesNotContain("broken");
        }
        assertThat(api.get(path(show), null).status()).isEqualTo(404);
    }

    @Test
    void endsWhenTheServiceStopsAndTakesNoListenerAfterwards() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        EventId id = new EventId(show.uuid());
        AvailabilityStreams ending = new AvailabilityStreams(cache, settings);
        try (AvailabilityStreams.Listener listener = ending.listen(id, null)) {
            assertThat(listener.await(null)).isInstanceOf(StreamUpdate.Changed.class);

            ending.end();

            assertThat(listener.await(null)).isEqualTo(new StreamUpdate.Ended());
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ending.listen(id, null))
                .matches(refused -> refused.type().equals(CommonProblems.UNAVAILABLE));
    }

    @Test
    void isOnlyForTheOwnerOfADraft() throws Exception {
        String draft = shows.draft(shows.concert(10, 0)).string("/id");
        Show show = new Show(draft, List.of());

        assertThat(api.get(path(show), null).code()).isEqualTo("not_found");
        assertThat(api.get(path(show), shows.attendee("alice")).status()).isEqualTo(404);
        try (StreamReader reader = listen(show, "Authorization", "Bearer " + shows.olivia())) {
            reader.awaitUpdates(1);
            assertThat(reader.updates().getFirst()).contains("\"available\":10");
        }
    }

    @Test
    void answersHeadWithoutAStream() {
        Show show = shows.onSale(shows.concert(10, 0));

        assertThat(api.send("HEAD", path(show), null, null).status()).isEqualTo(200);
    }

    /** Opens a stream, once the slots of streams that were just closed are free again. */
    private StreamReader listen(Show show, String... headers) {
        AtomicReference<StreamReader> opened = new AtomicReference<>();
        await().until(() -> {
            StreamReader reader = StreamReader.open(api.baseUrl() + path(show), headers);
            if (reader.status() == 503) {
                reader.close();
                return false;
            }
            opened.set(reader);
            return true;
        });
        return requireNonNull(opened.get());
    }

    private static String path(Show show) {
        return "/v1/events/" + show.id() + "/availability/stream";
    }
}
