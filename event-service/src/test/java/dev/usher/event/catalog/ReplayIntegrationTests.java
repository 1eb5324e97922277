package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.AdmissionTerms;
import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Place;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.TicketTypeState;
import dev.usher.contracts.Topic;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TestAddresses;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A new reader finds the state of every event in the last message about it. */
@ServiceTest(schema = "event")
class ReplayIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final Database database;
    private final Shows shows;
    private final String olivia;

    ReplayIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe, Database database) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.shows = new Shows(api, issuer);
        this.olivia = shows.olivia();
    }

    @Test
    void findsEveryEventAgainInTheLastMessageOfEach() throws Exception {
        Show cancelled = shows.onSale(festival("Cancelled Festival"));
        retire(cancelled.types().get(1));
        staff(cancelled, "stan@example.com");
        staff(cancelled, "ann@example.com");
        api.post(path(cancelled) + "/cancel", null, olivia).expect(202);
        Show onSale = shows.onSale(festival("Festival"));
        staff(onSale, "mo@example.com");
        api.delete(path(onSale) + "/staff/mo@example.com", olivia).expect(204);
        retire(onSale.types().get(0));
        staff(onSale, "stan@example.com");
        ApiResponse draft = shows.draft(shows.concert(10, 2500));
        Show deletedDraft = drafted();
        Show deleted = shows.onSale(shows.concert(10, 2500));
        staff(deleted, "stan@example.com");
        api.delete(path(deletedDraft), olivia).expect(204);
        api.delete(path(deleted), olivia).expect(204);

        Map<UUID, EventState> found = replay(Map.of(cancelled, 5L, onSale, 5L, deleted, 4L));

        assertThat(found).doesNotContainKeys(deleted.uuid(), deletedDraft.uuid());
        assertThat(found.get(cancelled.uuid()).status()).isEqualTo("CANCELLED");
        assertThat(found.get(onSale.uuid()).status()).isEqualTo("PUBLISHED");
        for (String id : List.of(cancelled.id(), onSale.id(), draft.string("/id"))) {
            assertSame(
                    requireNonNull(found.get(UUID.fromString(id))),
                    api.get("/v1/events/" + id, olivia).expect(200),
                    api.get("/v1/events/" + id + "/staff", olivia).expect(200));
        }
    }

    /** The state of a new reader after only the last message of each key. */
    private Map<UUID, EventState> replay(Map<Show, Long> lastSequences) {
        lastSequences.forEach((show, sequence) ->
                await().until(() ->
                        probe.seen(Topic.EVENTS, show.id()).stream()
                                .anyMatch(seen -> seen.sequence() == sequence)));
        Map<String, Seen> last = new LinkedHashMap<>();
        for (Seen seen : probe.seen(Topic.EVENTS)) {
            last.put(requireNonNull(seen.key()), seen);
        }
        Map<UUID, EventState> found = new HashMap<>();
        for (Seen seen : last.values()) {
            if (!seen.deletion()) {
                EventState state = ((EventMessage) seen.message()).state();
                found.put(state.id(), state);
            }
        }
        return found;
    }

    private static void assertSame(EventState state, ApiResponse event, ApiResponse staff) {
        assertThat(state.id()).hasToString(event.string("/id"));
        assertThat(state.organizerId()).isEqualTo(event.string("/organizerId"));
        assertThat(state.status()).isEqualTo(event.string("/status"));
        assertThat(state.title()).isEqualTo(event.string("/title"));
        assertThat(state.description()).isEqualTo(text(event, "/description"));
        assertThat(state.location())
                .isEqualTo(
                        new Place(
                                event.string("/location/name"),
                                text(event, "/location/address"),
                                text(event, "/location/city"),
                                text(event, "/location/country")));
        assertThat(state.startsAt()).isEqualTo(event.string("/startsAt"));
        assertThat(state.endsAt()).isEqualTo(event.string("/endsAt"));
        assertThat(state.timeZone()).isEqualTo(event.string("/timeZone"));
        assertThat(state.createdAt()).isEqualTo(event.string("/createdAt"));
        assertThat(state.updatedAt()).isEqualTo(event.string("/updatedAt"));
        assertThat(state.maxPerBuyer() == null).isEqualTo(event.at("/maxPerBuyer").isNull());
        assertThat(state.admission()).isEqualTo(admission(event));
        assertThat(state.ticketTypes()).hasSize(event.at("/ticketTypes").size());
        for (int i = 0; i < state.ticketTypes().size(); i++) {
            assertSame(state.ticketTypes().get(i), event, "/ticketTypes/" + i);
        }
        assertThat(state.staff())
                .extracting(StaffMember::emailHash)
                .isEqualTo(
                        staff.at("/items").findValuesAsString("email").stream()
                                .map(TestAddresses::hash)
                                .toList());
    }

    private static void assertSame(TicketTypeState type, ApiResponse event, String at) {
        assertThat(type.id()).hasToString(event.string(at + "/id"));
        assertThat(type.name()).isEqualTo(event.string(at + "/name"));
        assertThat(type.price().amount()).isEqualTo(event.at(at + "/price/amount").asLong());
        assertThat(type.price().currency()).isEqualTo(event.string(at + "/price/currency"));
        assertThat(type.capacity()).isEqualTo(event.at(at + "/capacity").asInt());
        assertThat(type.maxPerOrder()).isEqualTo(event.at(at + "/maxPerOrder").asInt());
        assertThat(type.retired()).isEqualTo(event.at(at + "/retired").asBoolean());
        assertThat(type.salesStartAt() == null).isEqualTo(event.at(at + "/salesStartAt").isNull());
        String salesEndAt = text(event, at + "/salesEndAt");
        assertThat(type.salesEndAt())
                .isEqualTo(salesEndAt == null ? null : Instant.parse(salesEndAt));
    }

    /** The times of admission that follow from the event where the organizer gave none. */
    private static AdmissionTerms admission(ApiResponse event) {
        String opensAt = text(event, "/admission/opensAt");
        String closesAt = text(event, "/admission/closesAt");
        return new AdmissionTerms(
                opensAt == null
                        ? Instant.parse(event.string("/startsAt")).minus(Duration.ofHours(4))
                        : Instant.parse(opensAt),
                Instant.parse(closesAt == null ? event.string("/endsAt") : closesAt),
                event.at("/admission/reentry").asBoolean(),
                event.at("/admission/supersedeOnHolderChange").asBoolean(),
                event.at("/admission/degradedOnSignature").asBoolean());
    }

    private Map<String, Object> festival(String title) {
        Map<String, Object> body = shows.plain();
        Map<String, Object> early = Shows.type("Early bird", 10, 2500);
        early.put("salesEndAt", shows.start().minus(Duration.ofDays(30)).toString());
        body.put("title", title);
        body.put("description", "Three days.");
        body.put(
                "ticketTypes",
                List.of(early, Shows.type("Weekend", 20, 9000), Shows.type("Camping", 5, 0)));
        body.put("maxPerBuyer", 4);
        body.put(
                "admission",
                Map.of(
                        "opensAt", shows.start().minus(Duration.ofHours(1)).toString(),
                        "reentry", false,
                        "supersedeOnHolderChange", true));
        return body;
    }

    private Show drafted() {
        ApiResponse draft = shows.draft(shows.concert(10, 2500));
        return new Show(draft.string("/id"), List.of());
    }

    private void staff(Show show, String email) {
        api.put(path(show) + "/staff/" + email, null, olivia).expect(201);
    }

    /** Locks the event's row as a change of the event does. */
    private void retire(String type) throws SQLException {
        try (Connection connection = database.connect("event");
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update ticket_type set retired = true where id = ?::uuid")) {
            statement.setString(1, type);
            statement.executeUpdate();
        }
    }

    private static String path(Show show) {
        return "/v1/events/" + show.id();
    }

    private static @Nullable String text(ApiResponse event, String pointer) {
        return event.at(pointer).isNull() ? null : event.string(pointer);
    }
}
