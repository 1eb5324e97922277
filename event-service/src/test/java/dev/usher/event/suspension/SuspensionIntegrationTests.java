package dev.usher.event.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Books;
import dev.usher.event.Replica;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ServiceTest(schema = "event")
class SuspensionIntegrationTests {

    private static final Map<String, String> REASON = Map.of("reason", "Fraud, ticket 4711");

    private final Api api;
    private final Database database;
    private final MutableClock clock;
    private final ApplicationContext context;
    private final Shows shows;
    private final String root;
    private final String mallory;

    SuspensionIntegrationTests(
            Api api,
            TestIssuer issuer,
            Database database,
            MutableClock clock,
            ApplicationContext context) {
        this.api = api;
        this.database = database;
        this.clock = clock;
        this.context = context;
        this.shows = new Shows(api, issuer);
        this.root = issuer.token("root", "admin", "attendee");
        this.mallory = issuer.token("mallory", "organizer", "attendee");
    }

    @AfterEach
    void liftAll() {
        api.get("/v1/admin/suspensions?active=true&limit=100", root)
                .expect(200)
                .at("/items")
                .forEach(one -> {
                    String path =
                            one.get("eventId").isNull()
                                    ? account(one.get("accountId").asString())
                                    : event(one.get("eventId").asString());
                    api.delete(path, root).expect(204);
                });
    }

    @Test
    void takesAnEventOffSaleAndOutOfTheListsAtOnce() throws Exception {
        Show show = shows.onSale(shows.concert(10, 2500));
        String alice = shows.attendee("alice");
        String held = shows.reserve(alice, show, 1).expect(201).string("/id");
        String sold = shows.reserve(alice, show, 1).expect(201).string("/id");
        UUID order = UUID.randomUUID();
        shows.claim(sold, order, "alice", clock.instant().plusSeconds(1860)).expect(200);

        ApiResponse made = api.put(event(show.id()), REASON, root).expect(201);

        assertThat(made.string("/reason")).isEqualTo("Fraud, ticket 4711");
        assertThat(made.string("/suspendedBy")).isEqualTo(TestIssuer.accountId("root"));
        assertThat(shows.reserve(alice, show, 1).expect(409).code()).isEqualTo("event_not_on_sale");
        assertThat(claim(held, UUID.randomUUID()).expect(409).code())
                .isEqualTo("event_not_on_sale");
        assertThat(claim(sold, order).status()).as("an order that is open already").isEqualTo(200);
        assertThat(listed(show)).isFalse();
        ApiResponse page = api.get("/v1/events/" + show.id(), null).expect(200);
        assertThat(page.string("/status")).isEqualTo("PUBLISHED");
        assertThat(page.at("/suspended").asBoolean()).isTrue();
        Books.balance(database);
    }

    @Test
    void putsAnEventBackOnSaleWhenItIsLifted() {
        Show show = shows.onSale(shows.concert(10, 2500));
        api.put(event(show.id()), REASON, root).expect(201);

        api.delete(event(show.id()), root).expect(204);

        shows.reserve(shows.attendee("alice"), show, 1).expect(201);
        assertThat(listed(show)).isTrue();
        assertThat(api.get(event(show.id()), root).status()).isEqualTo(404);
        assertThat(api.delete(event(show.id()), root).status()).isEqualTo(404);
    }

    @Test
    void staysInForceWhateverTheOrganizerDoes() {
        ApiResponse draft = shows.draft(shows.concert(10, 2500));
        String id = draft.string("/id");
        api.put(event(id), REASON, root).expect(201);

        Show show = shows.publish(id);
        api.patch("/v1/events/" + id, Map.of("capacity", 20), shows.olivia()).expect(200);

        assertThat(shows.reserve(shows.attendee("alice"), show, 1).code())
                .isEqualTo("event_not_on_sale");
        assertThat(listed(show)).isFalse();
        api.delete(event(id), root).expect(204);
        shows.reserve(shows.attendee("alice"), show, 1).expect(201);
    }

    @Test
    void keepsTheRecordOfEverySuspension() {
        Show show = shows.onSale(shows.concert(10, 0));
        String first = api.put(event(show.id()), REASON, root).expect(201).string("/id");
        ApiResponse again =
                api.put(event(show.id()), Map.of("reason", "another"), root).expect(200);
        api.delete(event(show.id()), root).expect(204);
        String second =
                api.put(event(show.id()), Map.of("reason", "again"), root)
                        .expect(201)
                        .string("/id");

        assertThat(again.string("/id")).isEqualTo(first);
        assertThat(again.string("/reason")).isEqualTo("Fraud, ticket 4711");
        String list = "/v1/admin/suspensions?eventId=" + show.id();
        ApiResponse page = api.get(list + "&limit=1", root).expect(200);
        ApiResponse rest =
                api.get(list + "&cursor=" + page.string("/nextCursor"), root).expect(200);
        assertThat(page.at("/items").findValuesAsString("id")).containsExactly(second);
        assertThat(rest.at("/items").findValuesAsString("id")).containsExactly(first);
        assertThat(rest.string("/items/0/liftedBy")).isEqualTo(TestIssuer.accountId("root"));
        assertThat(ids(list + "&active=true")).containsExactly(second);
        assertThat(ids(list + "&active=false")).containsExactly(first);
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryCallOfASuspendedAccount() {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping ->
                        mapping.getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        mapping.getPatternValues().stream()
                                                .filter(path -> path.startsWith("/v1/"))
                                                .map(path -> refused(method.name(), path))));
    }

    private DynamicTest refused(String method, String path) {
        return DynamicTest.dynamicTest(
                method + " " + path,
                () -> {
                    suspend("mallory");
                    String address = path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                    ApiResponse answer =
                            api.send(method, address, method.equals("GET") ? null : "{}", mallory);
                    assertThat(answer.expect(403).code()).isEqualTo("account_suspended");
                    liftAll();
                });
    }

    @Test
    void letsASuspendedAccountOpenNoOrderForWhatItHolds() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String held = shows.reserve(mallory, show, 1).expect(201).string("/id");
        suspend("mallory");

        ApiResponse refused =
                shows.claim(held, UUID.randomUUID(), "mallory", clock.instant().plusSeconds(1860));

        assertThat(refused.expect(403).code()).isEqualTo("account_suspended");
        api.delete(account(TestIssuer.accountId("mallory")), root).expect(204);
        assertThat(shows.reservation(mallory, held).string("/status")).isEqualTo("HELD");
    }

    @Test
    void sellsNothingOfASuspendedOrganizer() {
        String draft =
                api.post("/v1/events", shows.concert(10, 2500), mallory).expect(201).string("/id");
        ApiResponse published =
                api.post("/v1/events/" + draft + "/publish", null, mallory).expect(200);
        Show show = new Show(draft, List.of(published.string("/ticketTypes/0/id")));
        String held = shows.reserve(shows.attendee("alice"), show, 1).expect(201).string("/id");

        suspend("mallory");

        await().untilAsserted(() ->
                assertThat(shows.reserve(shows.attendee("adam"), show, 1).code())
                        .isEqualTo("event_not_on_sale"));
        assertThat(claim(held, UUID.randomUUID()).expect(409).code())
                .isEqualTo("event_not_on_sale");
    }

    @Test
    void isInForceOnOtherReplicasToo() {
        try (Replica replica = Replica.of(context.getBean(Environment.class), clock)) {
            Api other = api.at("http://127.0.0.1:" + replica.port());
            other.get("/v1/me/events", mallory).expect(200);
            suspend("mallory");

            await().until(() -> other.get("/v1/me/events", mallory).status() == 403);

            api.delete(account(TestIssuer.accountId("mallory")), root).expect(204);
            await().until(() -> other.get("/v1/me/events", mallory).status() == 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \" \"}", "{\"reason\": null}", "{\"reason\": 5}"})
    void needsAReason(String body) {
        Show show = shows.onSale(shows.concert(10, 0));

        assertThat(api.put(event(show.id()), body, root).expect(400).string("/errors/0/pointer"))
                .isEqualTo("/reason");
        assertThat(api.get(event(show.id()), root).status()).isEqualTo(404);
    }

    @Test
    void cannotBeOfAnUnknownEventNorOfTheOperator() {
        assertThat(api.put(event(UUID.randomUUID().toString()), REASON, root).status())
                .isEqualTo(404);
        assertThat(api.put(account(TestIssuer.accountId("root")), REASON, root).code())
                .isEqualTo("invalid_request");
    }

    @Test
    void isOfTheSameAccountInWhicheverCaseItsIdIsWritten() {
        String id = TestIssuer.accountId("mallory").toUpperCase(Locale.ROOT);

        ApiResponse made = api.put(account(id), REASON, root).expect(201);

        assertThat(made.string("/accountId")).isEqualTo(TestIssuer.accountId("mallory"));
        assertThat(api.get("/v1/me/events", mallory).code()).isEqualTo("account_suspended");
        api.get(account(id), root).expect(200);
        assertThat(ids("/v1/admin/suspensions?active=true&accountId=" + id))
                .containsExactly(made.string("/id"));
        assertThat(
                        api.put(
                                        account(
                                                TestIssuer.accountId("root")
                                                        .toUpperCase(Locale.ROOT)),
                                        REASON,
                                        root)
                                .code())
                .isEqualTo("invalid_request");
        api.delete(account(id), root).expect(204);
    }

    private void suspend(String name) {
        api.put(account(TestIssuer.accountId(name)), REASON, root).expect(201);
    }

    private ApiResponse claim(String reservation, UUID order) {
        return shows.claim(reservation, order, "alice", clock.instant().plusSeconds(1860));
    }

    private List<String> ids(String list) {
        return api.get(list, root).expect(200).at("/items").findValuesAsString("id");
    }

    private boolean listed(Show show) {
        @Nullable String cursor = null;
        do {
            ApiResponse page =
                    api.get(
                                    "/v1/events?limit=100"
                                            + (cursor == null ? "" : "&cursor=" + cursor),
                                    null)
                            .expect(200);
            if (page.at("/items").findValuesAsString("id").contains(show.id())) {
                return true;
            }
            cursor = page.at("/nextCursor").isNull() ? null : page.string("/nextCursor");
        } while (cursor != null);
        return false;
    }

    private static String event(String id) {
        return "/v1/admin/events/" + id + "/suspension";
    }

    private static String account(String id) {
        return "/v1/admin/accounts/" + id + "/suspension";
    }
}
