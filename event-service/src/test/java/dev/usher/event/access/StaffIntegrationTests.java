package dev.usher.event.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventStaffChanged;
import dev.usher.contracts.EventState;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class StaffIntegrationTests {

    private static final Instant BOUND = Instant.parse("2026-12-01T18:00:00Z");

    private final Api api;
    private final MessageProbe probe;
    private final Shows shows;
    private final String olivia;

    StaffIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe) {
        this.api = api;
        this.probe = probe;
        this.shows = new Shows(api, issuer);
        this.olivia = shows.olivia();
    }

    @Test
    void addsGateStaffOnceAndPublishesIt() {
        Show show = shows.onSale(shows.concert(10, 0));

        ApiResponse named = api.put(path(show, "Stan@Example.com"), null, olivia);
        ApiResponse again = api.put(path(show, "stan@example.com"), null, olivia);

        assertThat(named.expect(201).string("/email")).isEqualTo("stan@example.com");
        assertThat(named.at("/boundAt").isNull()).isTrue();
        assertThat(again.expect(200).json()).isEqualTo(named.json());
        EventState state = latest(show, 3);
        assertThat(state.status()).isEqualTo("PUBLISHED");
        assertThat(state.staff())
                .extracting(StaffMember::emailHash)
                .containsExactly(TestAddresses.hash("stan@example.com"));
        assertThat(state.staff()).extracting(StaffMember::email).containsOnlyNulls();
    }

    @Test
    void removesGateStaffAndPublishesIt() {
        Show show = shows.onSale(shows.concert(10, 0));
        api.put(path(show, "stan@example.com"), null, olivia).expect(201);

        api.delete(path(show, "STAN@example.com"), olivia).expect(204);

        assertThat(latest(show, 4).staff()).isEmpty();
        assertThat(api.delete(path(show, "stan@example.com"), olivia).status()).isEqualTo(404);
        assertThat(list(show, "").at("/items").size()).isZero();
    }

    @Test
    void listsGateStaffInPages() {
        Show show = shows.onSale(shows.concert(10, 0));
        for (String name : List.of("stan", "ann", "mo")) {
            api.put(path(show, name + "@example.com"), null, olivia).expect(201);
        }

        ApiResponse first = list(show, "?limit=2");
        ApiResponse second = list(show, "?limit=2&cursor=" + first.string("/nextCursor"));

        assertThat(first.at("/items").findValuesAsString("email"))
                .containsExactly("ann@example.com", "mo@example.com");
        assertThat(second.at("/items").findValuesAsString("email"))
                .containsExactly("stan@example.com");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void keepsTheAccountThatTheGateBound() {
        Show show = shows.onSale(shows.concert(10, 0));
        api.put(path(show, "stan@example.com"), null, olivia).expect(201);
        UUID staff = latest(show, 3).staff().getFirst().id();

        bind(show, staff, "stan", 1);

        StaffMember bound = latest(show, 4).staff().getFirst();
        assertThat(bound.accountId()).isEqualTo(TestIssuer.accountId("stan"));
        assertThat(bound.boundAt()).isEqualTo(BOUND);
        assertThat(list(show, "").string("/items/0/boundAt")).isEqualTo(BOUND.toString());
    }

    @Test
    void ignoresABindingOfAnEntryThatWasAddedAgain() {
        Show show = shows.onSale(shows.concert(10, 0));
        api.put(path(show, "stan@example.com"), null, olivia).expect(201);
        UUID removed = latest(show, 3).staff().getFirst().id();
        api.delete(path(show, "stan@example.com"), olivia).expect(204);
        api.put(path(show, "stan@example.com"), null, olivia).expect(201);
        UUID current = latest(show, 5).staff().getFirst().id();

        bind(show, removed, "adam", 1);
        bind(show, current, "stan", 2);

        assertThat(current).isNotEqualTo(removed);
        assertThat(latest(show, 6).staff().getFirst().accountId())
                .isEqualTo(TestIssuer.accountId("stan"));
    }

    @Test
    void refusesATextThatIsNotAnAddress() {
        Show show = shows.onSale(shows.concert(10, 0));

        assertThat(api.put(path(show, "stan"), null, olivia).expect(400).code())
                .isEqualTo("invalid_request");
    }

    private void bind(Show show, UUID staff, String account, long sequence) {
        probe.publish(
                show.uuid(),
                sequence,
                new StaffBound(show.uuid(), staff, TestIssuer.accountId(account), BOUND));
    }

    private EventState latest(Show show, int sequence) {
        await().until(() ->
                probe.seen(Topic.EVENTS, show.id()).stream()
                        .anyMatch(seen -> seen.sequence() >= sequence));
        List<Seen> seen = probe.seen(Topic.EVENTS, show.id());
        assertThat(seen.getLast().sequence()).isEqualTo(sequence);
        return seen.getLast().message(EventStaffChanged.class).state();
    }

    private ApiResponse list(Show show, String query) {
        return api.get("/v1/events/" + show.id() + "/staff" + query, olivia).expect(200);
    }

    private static String path(Show show, String email) {
        return "/v1/events/" + show.id() + "/staff/" + email;
    }
}
