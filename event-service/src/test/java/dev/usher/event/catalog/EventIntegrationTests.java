package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventState;
import dev.usher.contracts.EventUpdated;
import dev.usher.contracts.Topic;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class EventIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final Database database;
    private final Shows shows;

    EventIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe, Database database) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void createsADraftFromTheShortForm() {
        ApiResponse created = shows.draft(shows.concert(800, 2500));

        assertThat(created.header("Location")).hasValue("/v1/events/" + created.string("/id"));
        assertThat(created.header("ETag")).hasValue("\"1\"");
        assertThat(created.string("/status")).isEqualTo("DRAFT");
        assertThat(created.string("/organizerId")).isEqualTo(TestIssuer.accountId("olivia"));
        assertThat(created.string("/ticketTypes/0/name")).isEqualTo("General admission");
        assertThat(created.at("/ticketTypes/0/price/amount").asLong()).isEqualTo(2500);
        assertThat(created.at("/ticketTypes/0/maxPerOrder").asInt()).isEqualTo(10);
        assertThat(created.at("/price/currency").asString()).isEqualTo("EUR");
        assertThat(created.at("/capacity").asInt()).isEqualTo(800);
        assertThat(created.at("/admission/reentry").asBoolean()).isTrue();
        assertThat(created.at("/admission/opensAt").isNull()).isTrue();
    }

    @Test
    void createsSeveralTicketTypesInTheOrderGiven() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 800, 2500), Shows.type("Balcony", 100, 4000)));

        ApiResponse created = shows.draft(body);

        assertThat(created.string("/ticketTypes/0/name")).isEqualTo("Standing");
        assertThat(created.string("/ticketTypes/1/name")).isEqualTo("Balcony");
        assertThat(created.at("/price").isMissingNode()).isTrue();
    }

    /** Leaves the state of a process that died between the commits of event and answer. */
    @Test
    void createsOneEventForOneKeyEvenIfTheFirstAnswerWasLost() throws SQLException {
        String[] key = {"Idempotency-Key", "lost-" + UUID.randomUUID()};
        Map<String, Object> body = shows.concert(10, 0);
        ApiResponse first = api.post("/v1/events", body, shows.olivia(), key).expect(201);
        try (Connection connection = database.connect("event");
                Statement statement = connection.createStatement()) {
            statement.execute("delete from idempotency where key = '%s'".formatted(key[1]));
        }

        ApiResponse again = api.post("/v1/events", body, shows.olivia(), key);

        assertThat(again.expect(201).json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        api.delete("/v1/events/" + first.string("/id"), shows.olivia()).expect(204);
    }

    @Test
    void answersExactlyTheStoredEvent() {
        Map<String, Object> body = shows.concert(10, 0);
        body.put("startsAt", "2027-06-01T20:00:00.123456789+02:00");
        body.put("endsAt", "2027-06-02T01:00:00+02:00");

        ApiResponse created = shows.draft(body);

        ApiResponse read = api.get("/v1/events/" + created.string("/id"), shows.olivia());
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(created.string("/startsAt")).isEqualTo("2027-06-01T18:00:00.123456Z");
    }

    /** A night of seven hours by Amsterdam's clocks that lasts six hours. */
    @Test
    void keepsTheInstantsOfANightInWhichTheClocksChange() {
        Map<String, Object> body = shows.concert(10, 0);
        body.put("startsAt", "2027-03-28T00:00:00+01:00");
        body.put("endsAt", "2027-03-28T07:00:00+02:00");
        body.put("admission", Map.of("opensAt", "2027-03-28T01:59:59+01:00"));

        ApiResponse created = shows.draft(body);

        assertThat(created.string("/startsAt")).isEqualTo("2027-03-27T23:00:00Z");
        assertThat(created.string("/endsAt")).isEqualTo("2027-03-28T05:00:00Z");
        assertThat(created.string("/admission/opensAt")).isEqualTo("2027-03-28T00:59:59Z");
        assertThat(created.string("/timeZone")).isEqualTo("Europe/Amsterdam");
    }

    @Test
    void showsADraftToItsOwnerOnly() {
        String path = "/v1/events/" + shows.draft(shows.concert(10, 0)).string("/id");

        assertThat(api.get(path, null).status()).isEqualTo(404);
        assertThat(api.get(path, shows.attendee("alice")).code()).isEqualTo("not_found");
        assertThat(api.get(path + "/availability", null).status()).isEqualTo(404);
        assertThat(api.get(path, shows.olivia()).status()).isEqualTo(200);
    }

    @Test
    void showsAPublishedEventToEveryone() {
        Show show = shows.onSale(shows.concert(10, 2500));

        ApiResponse read = api.get("/v1/events/" + show.id(), null).expect(200);

        assertThat(read.string("/status")).isEqualTo("PUBLISHED");
        assertThat(read.header("ETag")).hasValue("\"2\"");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(10);
    }

    @Test
    void answersNotModifiedToTheLastEntityTag() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String path = "/v1/events/" + show.id();

        ApiResponse unchanged = api.get(path, null, "If-None-Match", "\"2\"");

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.bytes()).isEmpty();
        assertThat(api.get(path, null, "If-None-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void publishesOnceEvenIfAskedOften() {
        Show show = shows.onSale(shows.concert(10, 2500));

        ApiResponse again = api.post("/v1/events/" + show.id() + "/publish", null, shows.olivia());

        assertThat(again.expect(200).header("ETag")).hasValue("\"2\"");
        probe.await(Topic.EVENTS, show.id(), EventPublished.class);
        assertThat(probe.seen(Topic.EVENTS, show.id())).hasSize(2);
    }

    @Test
    void announcesTheWholeStateFromTheDraftOn() {
        Map<String, Object> body = shows.concert(10, 2500);
        Show show = shows.onSale(body);

        Seen draft = probe.await(Topic.EVENTS, show.id(), EventUpdated.class);
        Seen published = probe.await(Topic.EVENTS, show.id(), EventPublished.class);

        assertThat(draft.message(EventUpdated.class).state().status()).isEqualTo("DRAFT");
        assertThat(draft.sequence()).isEqualTo(1);
        assertThat(published.sequence()).isEqualTo(2);
        EventState state = published.message(EventPublished.class).state();
        assertThat(state.version()).isEqualTo(2);
        assertThat(state.organizerId()).isEqualTo(TestIssuer.accountId("olivia"));
        assertThat(state.ticketTypes().getFirst().id()).isEqualTo(UUID.fromString(show.onlyType()));
        assertThat(state.ticketTypes().getFirst().price().amount()).isEqualTo(2500);
        Instant start = Instant.parse((String) body.get("startsAt"));
        assertThat(state.admission().opensAt()).isEqualTo(start.minus(Duration.ofHours(4)));
        assertThat(state.admission().closesAt()).isEqualTo(state.endsAt());
    }

    @Test
    void refusesABodyWithEverythingThatIsWrong() {
        Map<String, Object> body = shows.concert(0, 20);
        body.put("title", " ");
        body.put("timeZone", "Mars/Olympus");
        body.put("colour", "red");

        ApiResponse refused = api.post("/v1/events", body, shows.olivia()).expect(400);

        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/title", "/timeZone", "/colour", "/capacity", "/price/amount");
    }

    @Test
    void createsOnceForOneIdempotencyKey() {
        Map<String, Object> body = shows.concert(10, 0);

        ApiResponse first =
                api.post("/v1/events", body, shows.olivia(), "Idempotency-Key", "jazz-1");
        ApiResponse second =
                api.post("/v1/events", body, shows.olivia(), "Idempotency-Key", "jazz-1");

        assertThat(second.expect(201).string("/id")).isEqualTo(first.expect(201).string("/id"));
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
    }
}
