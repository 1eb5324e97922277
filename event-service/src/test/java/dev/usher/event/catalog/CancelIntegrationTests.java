package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.EventCancelled;
import dev.usher.contracts.EventState;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.Topic;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TestAddresses;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class CancelIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final Shows shows;
    private final String olivia;

    CancelIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe) {
        this.api = api;
        this.probe = probe;
        this.shows = new Shows(api, issuer);
        this.olivia = shows.olivia();
    }

    @Test
    void cancelsAPublishedEventAndLinksToTheProgressOfItsRefunds() {
        Show show = shows.onSale(shows.concert(10, 2500));

        ApiResponse cancelled = cancel(show.id()).expect(202);

        assertThat(cancelled.header("Location"))
                .hasValue("/v1/events/" + show.id() + "/cancellation");
        assertThat(cancelled.header("ETag")).hasValue("\"3\"");
        assertThat(cancelled.string("/status")).isEqualTo("CANCELLED");
        ApiResponse read = api.get("/v1/events/" + show.id(), olivia).expect(200);
        assertThat(read.json()).isEqualTo(cancelled.json());
    }

    @Test
    void cancelsOnceEvenIfAskedOften() {
        Show show = shows.onSale(shows.concert(10, 2500));
        ApiResponse first = cancel(show.id()).expect(202);

        ApiResponse again = cancel(show.id()).expect(202);

        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json()).isEqualTo(first.json());
        probe.await(Topic.EVENTS, show.id(), EventCancelled.class);
        assertThat(probe.seen(Topic.EVENTS, show.id())).hasSize(3);
    }

    @Test
    void answersARepeatedRequestWithTheFirstAnswer() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String key = "cancel " + show.id();

        ApiResponse first = cancel(show.id(), "Idempotency-Key", key).expect(202);
        ApiResponse second = cancel(show.id(), "Idempotency-Key", key).expect(202);

        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void publishesTheWholeState() {
        Show show = shows.onSale(shows.concert(10, 2500));
        api.put("/v1/events/" + show.id() + "/staff/stan@example.com", null, olivia).expect(201);

        cancel(show.id()).expect(202);

        Seen cancelled = probe.await(Topic.EVENTS, show.id(), EventCancelled.class);
        EventState state = cancelled.message(EventCancelled.class).state();
        assertThat(cancelled.sequence()).isEqualTo(4);
        assertThat(state.status()).isEqualTo("CANCELLED");
        assertThat(state.title()).isEqualTo("Winter Jazz");
        assertThat(state.ticketTypes().getFirst().id()).isEqualTo(UUID.fromString(show.onlyType()));
        assertThat(state.staff())
                .extracting(StaffMember::emailHash)
                .containsExactly(TestAddresses.hash("stan@example.com"));
        assertThat(state.staff()).extracting(StaffMember::email).containsOnlyNulls();
    }

    @Test
    void refusesToCancelADraft() {
        String id = shows.draft(shows.concert(10, 2500)).string("/id");

        assertThat(cancel(id).expect(409).code()).isEqualTo("event_not_published");

        ApiResponse draft = api.get("/v1/events/" + id, olivia).expect(200);
        assertThat(draft.string("/status")).isEqualTo("DRAFT");
        assertThat(draft.header("ETag")).hasValue("\"1\"");
    }

    @Test
    void refusesToPublishOrChangeACancelledEvent() {
        Show show = shows.onSale(shows.concert(10, 2500));
        cancel(show.id()).expect(202);
        String path = "/v1/events/" + show.id();

        assertThat(api.post(path + "/publish", null, olivia).expect(409).code())
                .isEqualTo("event_cancelled");
        assertThat(api.put(path + "/staff/ann@example.com", null, olivia).expect(409).code())
                .isEqualTo("event_cancelled");
        assertThat(shows.reserve(shows.attendee("alice"), show, 1).expect(409).code())
                .isEqualTo("event_not_on_sale");
    }

    @Test
    void leavesTheCatalogButNotItsOwnersList() {
        Map<String, Object> body = shows.concert(10, 0);
        body.put("location", Map.of("name", "Hall", "city", "Cancelled"));
        Show show = shows.onSale(body);

        cancel(show.id()).expect(202);

        assertThat(api.get("/v1/events?city=Cancelled", null).at("/items").isEmpty()).isTrue();
        assertThat(api.get("/v1/me/events?status=CANCELLED&limit=100", olivia).text())
                .contains(show.id());
    }

    @Test
    void answers404ForAnUnknownEvent() {
        assertThat(cancel(UUID.randomUUID().toString()).expect(404).code()).isEqualTo("not_found");
        assertThat(cancel("winter-jazz").expect(404).code()).isEqualTo("not_found");
    }

    private ApiResponse cancel(String id, String... headers) {
        return api.post("/v1/events/" + id + "/cancel", null, olivia, headers);
    }
}
