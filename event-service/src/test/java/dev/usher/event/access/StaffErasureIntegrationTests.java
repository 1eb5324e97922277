package dev.usher.event.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventStaffChanged;
import dev.usher.contracts.EventState;
import dev.usher.contracts.PersonErased;
import dev.usher.contracts.StaffBound;
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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person who was erased does not belong to the gate staff any more. */
@ServiceTest(schema = "event")
class StaffErasureIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Shows shows;
    private final String olivia;

    StaffErasureIntegrationTests(
            Api api, TestIssuer issuer, MessageProbe probe, JdbcClient jdbc, Clock clock) {
        this.api = api;
        this.probe = probe;
        this.jdbc = jdbc;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.olivia = shows.olivia();
    }

    @Test
    void isRemovedFromEveryEventAndTheOthersStay() {
        Show first = shows.onSale(shows.concert(10, 0));
        Show second = shows.onSale(shows.concert(10, 0));
        add(first, "gerda@example.com");
        add(first, "ann@example.com");
        add(second, "Gerda@Example.com");

        erase("gerda", TestAddresses.hash("gerda@example.com"), now());

        assertThat(latest(first, 5).staff())
                .extracting(StaffMember::emailHash)
                .containsExactly(TestAddresses.hash("ann@example.com"));
        assertThat(latest(second, 4).staff()).isEmpty();
        assertThat(entries("gerda@example.com")).isZero();
    }

    @Test
    void isFoundByTheAccountThatTheGateBoundWhateverTheAddress() {
        Show show = shows.onSale(shows.concert(10, 0));
        add(show, "old.name@example.com");
        UUID entry = latest(show, 3).staff().getFirst().id();
        probe.publish(
                show.uuid().toString(),
                entry.toString(),
                1,
                new StaffBound(show.uuid(), entry, TestIssuer.accountId("gitta"), now()));
        latest(show, 4);

        erase("gitta", null, now());

        assertThat(latest(show, 5).staff()).isEmpty();
    }

    @Test
    void isFoundByAnAddressThatAnEarlierReleaseStored() {
        Show show = shows.onSale(shows.concert(10, 0));
        add(show, "gero@example.com");
        jdbc.sql("update staff set email_hash = null where event_id = :id")
                .param("id", show.uuid())
                .update();

        erase("gero", TestAddresses.hash("gero@example.com"), now());

        assertThat(latest(show, 4).staff()).isEmpty();
    }

    @Test
    void mayBeAddedAfterwardsAndStaysWhenTheErasureIsToldAgain() {
        Show show = shows.onSale(shows.concert(10, 0));
        Instant before = now().minusSeconds(1);
        add(show, "gaby@example.com");
        String hash = TestAddresses.hash("gaby@example.com");

        erase("gaby", hash, before);
        Show other = shows.onSale(shows.concert(10, 0));
        add(other, "gaby2@example.com");
        erase("gaby", TestAddresses.hash("gaby2@example.com"), now());

        assertThat(latest(other, 4).staff()).isEmpty();
        assertThat(entries("gaby@example.com")).isEqualTo(1);
    }

    @Test
    void isNotShownByTheStoredAnswerToTheOrganizer() {
        Show show = shows.onSale(shows.concert(10, 0));
        String path = "/v1/events/" + show.id() + "/staff";
        Map<String, String> body = Map.of("email", "gunda@example.com");
        String key = UUID.randomUUID().toString();
        api.post(path, body, olivia, "Idempotency-Key", key).expect(201);

        erase("gunda", TestAddresses.hash("gunda@example.com"), now());
        latest(show, 4);

        assertThat(
                        jdbc.sql("select count(*) from idempotency where key = :key")
                                .param("key", key)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private void add(Show show, String email) {
        ApiResponse added = api.put("/v1/events/" + show.id() + "/staff/" + email, null, olivia);
        added.expect(201);
    }

    private void erase(String person, @Nullable String hash, Instant at) {
        String account = TestIssuer.accountId(person);
        long sequence = probe.seen(Topic.PEOPLE, account).size() + 1L;
        probe.publish(account, account, sequence, new PersonErased(account, hash, at));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private EventState latest(Show show, int sequence) {
        await().until(() ->
                probe.seen(Topic.EVENTS, show.id()).stream()
                        .anyMatch(seen -> seen.sequence() >= sequence));
        List<Seen> seen = probe.seen(Topic.EVENTS, show.id());
        assertThat(seen.getLast().sequence()).isEqualTo(sequence);
        return seen.getLast().message(EventStaffChanged.class).state();
    }

    private int entries(String email) {
        return jdbc.sql("select count(*) from staff where email = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }
}
