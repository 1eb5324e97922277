package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class DeleteIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final Database database;
    private final Shows shows;
    private final String olivia;
    private final String alice;

    DeleteIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe, Database database) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.shows = new Shows(api, issuer);
        this.olivia = shows.olivia();
        this.alice = shows.attendee("alice");
    }

    @Test
    void deletesADraftWithItsTypesStockAndStaff() throws Exception {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 800, 2500), Shows.type("Balcony", 100, 4000)));
        String id = shows.draft(body).string("/id");
        api.put("/v1/events/" + id + "/staff/stan@example.com", null, olivia).expect(201);

        ApiResponse deleted = delete(id).expect(204);

        assertThat(deleted.bytes()).isEmpty();
        assertThat(api.get("/v1/events/" + id, olivia).status()).isEqualTo(404);
        assertThat(api.get("/v1/me/events?limit=100", olivia).text()).doesNotContain(id);
        assertNothingIsLeftOf(id);
    }

    @Test
    void deletesAPublishedEventWithoutReservations() throws Exception {
        Show show = shows.onSale(shows.concert(10, 2500));

        delete(show.id()).expect(204);

        assertThat(api.get("/v1/events/" + show.id(), null).status()).isEqualTo(404);
        assertThat(shows.reserve(alice, show, 1).expect(404).code()).isEqualTo("not_found");
        assertNothingIsLeftOf(show.id());
    }

    @Test
    void publishesThatTheEventIsDeleted() {
        Show show = shows.onSale(shows.concert(10, 2500));

        delete(show.id()).expect(204);

        Seen gone =
                probe.await(Topic.EVENTS, seen -> show.id().equals(seen.key()) && seen.deletion());
        assertThat(gone.sequence()).isEqualTo(3);
        assertThat(gone.subject()).isEqualTo(show.id());
        assertThat(probe.seen(Topic.EVENTS, show.id())).hasSize(3);
    }

    @Test
    void answers404TheSecondTime() {
        String id = shows.draft(shows.concert(10, 2500)).string("/id");
        delete(id).expect(204);

        assertThat(delete(id).expect(404).code()).isEqualTo("not_found");
        assertThat(delete(UUID.randomUUID().toString()).expect(404).code()).isEqualTo("not_found");
    }

    @Test
    void refusesOnceATicketWasHeldEvenIfItWasReleased() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String reservation = shows.reserve(alice, show, 1).expect(201).string("/id");

        assertThat(delete(show.id()).expect(409).code()).isEqualTo("event_has_sales");
        api.delete("/v1/reservations/" + reservation, alice).expect(204);
        assertThat(delete(show.id()).expect(409).code()).isEqualTo("event_has_sales");

        assertThat(api.get("/v1/events/" + show.id(), null).status()).isEqualTo(200);
        shows.reserve(alice, show, 10).expect(201);
    }

    @Test
    void refusesACancelledEvent() {
        Show untouched = shows.onSale(shows.concert(10, 2500));
        Show reserved = shows.onSale(shows.concert(10, 2500));
        shows.reserve(alice, reserved, 1).expect(201);
        for (Show show : List.of(untouched, reserved)) {
            api.post("/v1/events/" + show.id() + "/cancel", null, olivia).expect(202);
        }

        assertThat(delete(untouched.id()).expect(409).code()).isEqualTo("event_cancelled");
        assertThat(delete(reserved.id()).expect(409).code()).isEqualTo("event_has_sales");
    }

    @Test
    void refusesToDeleteAVersionThatIsNotTheCurrentOne() {
        Show show = shows.onSale(shows.concert(10, 2500));

        ApiResponse stale = delete(show.id(), "If-Match", "\"1\"").expect(412);

        assertThat(stale.code()).isEqualTo("version_conflict");
        assertThat(stale.header("ETag")).hasValue("\"2\"");
        assertThat(api.get("/v1/events/" + show.id(), null).status()).isEqualTo(200);
        delete(show.id(), "If-Match", "\"2\"").expect(204);
    }

    private ApiResponse delete(String id, String... headers) {
        return api.delete("/v1/events/" + id, olivia, headers);
    }

    private void assertNothingIsLeftOf(String id) throws SQLException {
        for (String table : List.of("ticket_type", "allotment", "staff", "reservation")) {
            assertThat(
                            Books.number(
                                    database,
                                    "select count(*) from "
                                            + table
                                            + " where event_id = '"
                                            + id
                                            + "'"))
                    .as(table)
                    .isZero();
        }
    }
}
