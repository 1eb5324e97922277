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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%@example.com",
                "front/desk@example.com",
                "stan;gate=1@example.com",
                "a?b#c@example.com",
                "..@example.com",
                "ünal@müller.example"
            })
    void addsAndRemovesAnAddressThatAPathCannotHold(String email) {
        Show show = shows.onSale(shows.concert(10, 0));

        ApiResponse named = post(show, email).expect(201);
        ApiResponse again = post(show, email).expect(200);

        String id = named.string("/id");
        assertThat(named.string("/email")).isEqualTo(email);
        assertThat(named.header("Location")).hasValue(path(show, id));
        assertThat(again.json()).isEqualTo(named.json());
        assertThat(list(show, "").at("/items/0")).isEqualTo(named.json());
        assertThat(latest(show, 3).staff())
                .extracting(StaffMember::emailHash)
                .containsExactly(TestAddresses.hash(email));
        api.delete(path(show, id), olivia).expect(204);
        assertThat(list(show, "").at("/items").size()).isZero();
        assertThat(api.delete(path(show, id), olivia).status()).isEqualTo(404);
    }

    @Test
    void removesAnEntryByItsIdOnlyFromItsOwnEvent() {
        Show show = shows.onSale(shows.concert(10, 0));
        Show other = shows.onSale(shows.concert(10, 0));
        String id = post(show, "stan@example.com").expect(201).string("/id");

        assertThat(api.delete(path(other, id), olivia).status()).isEqualTo(404);

        assertThat(list(show, "").at("/items").size()).isOne();
    }

    @Test
    void tellsAddressesApartThatUnicodeWouldMapToOne() {
        Show show = shows.onSale(shows.concert(10, 0));

        post(show, "stan@example.com").expect(201);
        post(show, "\u017ftan@example.com").expect(201);
        post(show, "Mike@example.com").expect(201);
        post(show, "mi\u212ae@example.com").expect(201);
        post(show, "STAN@EXAMPLE.com").expect(200);

        assertThat(list(show, "").at("/items").findValuesAsString("email"))
                .containsExactlyInAnyOrder(
                        "stan@example.com",
                        "\u017ftan@example.com",
                        "mike@example.com",
                        "mi\u212ae@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": 5}",
                "{\"email\": \"stan\"}",
                "{\"email\": \"\\u200b@x\"}"
            })
    void refusesABodyWithoutAnAddress(String body) {
        Show show = shows.onSale(shows.concert(10, 0));

        ApiResponse refused =
                api.post("/v1/events/" + show.id() + "/staff", body, olivia).expect(400);

        assertThat(refused.string("/errors/0/pointer")).isEqualTo("/email");
    }

    private ApiResponse post(Show show, String email) {
        return api.post("/v1/events/" + show.id() + "/staff", Map.of("email", email), olivia);
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
