package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.EventUpdated;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "event")
class ChangeIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final Database database;
    private final Shows shows;
    private final String alice;

    ChangeIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe, Database database) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @AfterEach
    void keepCountersAndReservationsEqual() throws Exception {
        Books.balance(database);
    }

    @Test
    void changesTheNamedMembersAndKeepsTheOthers() {
        Show show = shows.onSale(shows.concert(10, 2500));
        ApiResponse before = read(show);

        ApiResponse after =
                patch(
                        show,
                        map(
                                "title",
                                "Spring Jazz",
                                "location",
                                map("city", "Utrecht", "country", null)));

        after.expect(200);
        assertThat(after.string("/title")).isEqualTo("Spring Jazz");
        assertThat(after.string("/location/name")).isEqualTo("Paradiso");
        assertThat(after.string("/location/city")).isEqualTo("Utrecht");
        assertThat(after.at("/location/country").isNull()).isTrue();
        assertThat(after.at("/startsAt")).isEqualTo(before.at("/startsAt"));
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(read(show).string("/title")).isEqualTo("Spring Jazz");
    }

    @Test
    void publishesTheWholeStateWithEachChangeAndNothingWithoutOne() {
        Show show = shows.onSale(shows.concert(10, 2500));
        long said = probe.seen(Topic.EVENTS, show.id()).size();

        ApiResponse unchanged = patch(show, map("title", read(show).string("/title")));
        patch(show, map("title", "Spring Jazz", "capacity", 12)).expect(200);

        assertThat(unchanged.expect(200).header("ETag"))
                .hasValue("\"" + (version(show) - 1) + "\"");
        Seen updated =
                probe.await(
                        Topic.EVENTS,
                        seen ->
                                show.id().equals(seen.key())
                                        && seen.is(EventUpdated.class)
                                        && seen.message(EventUpdated.class)
                                                .state()
                                                .title()
                                                .equals("Spring Jazz"));
        assertThat(updated.message(EventUpdated.class).state().ticketTypes().getFirst().capacity())
                .isEqualTo(12);
        assertThat(updated.sequence()).isGreaterThanOrEqualTo(said);
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String read = read(show).header("ETag").orElseThrow();
        patch(show, map("title", "Spring Jazz")).expect(200);

        ApiResponse stale =
                api.patch(
                        path(show), map("title", "Autumn Jazz"), shows.olivia(), "If-Match", read);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("version_conflict");
        assertThat(read(show).string("/title")).isEqualTo("Spring Jazz");
    }

    @Test
    void sellsAtTheNewPriceAtOnceAndKeepsThePriceOfHolds() {
        Show show = shows.onSale(shows.concert(10, 2500));
        ApiResponse held = shows.reserve(alice, show, 1).expect(201);

        patch(show, map("price", map("amount", 4000))).expect(200);

        assertThat(shows.reserve(alice, show, 1).expect(201).at("/total/amount").asInt())
                .isEqualTo(4000);
        assertThat(shows.reservation(alice, held.string("/id")).at("/total/amount").asInt())
                .isEqualTo(2500);
    }

    @Test
    void opensAndClosesSalesAtOnce() {
        Map<String, Object> type = Shows.type("Standing", 10, 2500);
        type.put("salesEndAt", "2020-01-01T00:00:00Z");
        Map<String, Object> body = shows.plain();
        body.put("ticketTypes", List.of(type));
        Show show = shows.onSale(body);
        assertThat(shows.reserve(alice, show, 1).code()).isEqualTo("sales_closed");

        change(show, map("salesEndAt", null)).expect(200);
        shows.reserve(alice, show, 1).expect(201);
        change(show, map("salesEndAt", "2020-01-01T00:00:00Z")).expect(200);

        assertThat(shows.reserve(alice, show, 1).code()).isEqualTo("sales_closed");
    }

    @Test
    void raisesAndLowersACapacityDownToTheTakenTickets() {
        Show show = shows.onSale(shows.concert(2, 2500));
        shows.reserve(alice, show, 2).expect(201);
        assertThat(shows.reserve(alice, show, 1).code()).isEqualTo("sold_out");

        patch(show, map("capacity", 3)).expect(200);
        shows.reserve(alice, show, 1).expect(201);
        ApiResponse refused = patch(show, map("capacity", 2));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("capacity_below_sold");
        assertThat(refused.at("/ticketTypes/0/held").asInt()).isEqualTo(3);
        assertThat(refused.at("/ticketTypes/0/sold").asInt()).isZero();
        assertThat(read(show).at("/capacity").asInt()).isEqualTo(3);
    }

    @Test
    void addsChangesAndRetiresTicketTypesWhileOnSale() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(
                        Shows.type("Standing", 10, 2500),
                        Shows.type("Balcony", 10, 4000),
                        Shows.type("Never", 10, 100)));
        Show show = shows.onSale(body);
        String standing = show.types().get(0);
        String balcony = show.types().get(1);
        reserve(show, standing).expect(201);
        reserve(show, balcony).expect(201);

        ApiResponse after =
                patch(
                        show,
                        map(
                                "ticketTypes",
                                List.of(
                                        Shows.type("Box", 4, 9000),
                                        map("id", standing, "name", "Floor"))));

        after.expect(200);
        assertThat(names(after)).containsExactly("Box", "Floor", "Balcony");
        assertThat(after.at("/ticketTypes/2/retired").asBoolean()).isTrue();
        assertThat(after.at("/ticketTypes/1/id").asString()).isEqualTo(standing);
        assertThat(after.at("/ticketTypes/1/capacity").asInt()).isEqualTo(10);
        assertThat(names(api.get(path(show), null).expect(200))).containsExactly("Box", "Floor");
        reserve(show, standing).expect(201);
        reserve(show, after.at("/ticketTypes/0/id").asString()).expect(201);
        assertThat(reserve(show, balcony).code()).isEqualTo("sales_closed");
        assertThat(shows.availability(show).at("/capacity").asInt()).isEqualTo(14);
    }

    @Test
    void acceptsItsOwnAnswerWithRetiredTypes() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 10, 2500), Shows.type("Balcony", 10, 4000)));
        Show show = shows.onSale(body);
        reserve(show, show.types().get(1)).expect(201);
        patch(show, map("ticketTypes", List.of(map("id", show.types().get(0))))).expect(200);
        ApiResponse read = read(show);

        ApiResponse same = patch(show, map("ticketTypes", read.at("/ticketTypes")));
        ApiResponse revived =
                patch(
                        show,
                        map(
                                "ticketTypes",
                                List.of(
                                        map("id", show.types().get(0)),
                                        map("id", show.types().get(1), "capacity", 20))));

        assertThat(same.expect(200).header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(revived.status()).isEqualTo(400);
        assertThat(violation(revived)).isEqualTo("/ticketTypes/1/id retired_ticket_type");
    }

    @Test
    void findsATypeByItsIdInCapitals() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String capitals = show.onlyType().toUpperCase(Locale.ROOT);

        ApiResponse after =
                patch(show, map("ticketTypes", List.of(map("id", capitals, "capacity", 20))));

        after.expect(200);
        assertThat(after.at("/ticketTypes/0/id").asString()).isEqualTo(show.onlyType());
        assertThat(after.at("/ticketTypes/0/capacity").asInt()).isEqualTo(20);
        assertThat(after.at("/ticketTypes/0/price/amount").asLong()).isEqualTo(2500);
    }

    @Test
    void fixesTheCurrencyOnceATicketWasHeld() {
        Show show = shows.onSale(shows.concert(10, 2500));
        Map<String, @Nullable Object> pounds = map("price", map("amount", 2000, "currency", "GBP"));
        patch(show, pounds).expect(200);
        String held = shows.reserve(alice, show, 1).expect(201).string("/id");
        api.delete("/v1/reservations/" + held, alice).expect(204);

        ApiResponse refused = patch(show, map("price", map("amount", 2000, "currency", "EUR")));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("currency_fixed");
        assertThat(refused.string("/currency")).isEqualTo("GBP");
        patch(show, map("price", null)).expect(200);
        assertThat(read(show).string("/price/currency")).isEqualTo("GBP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": null}|/title required",
                "{\"location\": null}|/location required",
                "{\"location\": {\"name\": null}}|/location/name required",
                "{\"location\": \"Paradiso\"}|/location wrong_type",
                "{\"endsAt\": \"2020-01-01T00:00:00Z\"}|/endsAt not_after_start",
                "{\"timeZone\": \"Europe/Paradise\"}|/timeZone invalid_time_zone",
                "{\"capacity\": null}|/capacity required",
                "{\"capacity\": 0}|/capacity out_of_range",
                "{\"ticketTypes\": null}|/ticketTypes out_of_range",
                "{\"ticketTypes\": []}|/ticketTypes out_of_range",
                "{\"ticketTypes\": [{\"id\": 7}]}|/ticketTypes/0/id wrong_type",
                "{\"ticketTypes\": [{\"name\": \"A\"}]}|/ticketTypes/0/capacity required",
                "{\"price\": {\"amount\": 3}}|/price/amount amount_below_minimum",
                "{\"status\": \"PUBLISHED\"}|/status unknown_field",
                "{\"maxPerByer\": null}|/maxPerByer unknown_field",
                "{\"location\": {\"citty\": null}}|/location/citty unknown_field",
                "{\"admission\": {\"reentry\": \"yes\"}}|/admission/reentry wrong_type",
                "[]| wrong_type",
            })
    void refusesAnInvalidPatchAndChangesNothing(String patch, String expected) {
        Show show = shows.onSale(shows.concert(10, 2500));
        ApiResponse before = read(show);

        ApiResponse refused =
                api.patch(
                        path(show),
                        patch,
                        shows.olivia(),
                        "Content-Type",
                        "application/merge-patch+json");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(violation(refused)).isEqualTo(expected);
        assertThat(read(show).text()).isEqualTo(before.text());
    }

    @Test
    void refusesATypeThatIsUnknownOrNamedTwiceAndOnePriceForTwoTypes() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 10, 2500), Shows.type("Balcony", 10, 4000)));
        Show show = shows.onSale(body);
        Map<String, @Nullable Object> known = map("id", show.types().get(0));

        ApiResponse unknown = patch(show, map("ticketTypes", List.of(known, map("id", show.id()))));
        ApiResponse twice = patch(show, map("ticketTypes", List.of(known, known)));
        ApiResponse price = patch(show, map("capacity", 5));

        assertThat(violation(unknown)).isEqualTo("/ticketTypes/1/id unknown_ticket_type");
        assertThat(violation(twice)).isEqualTo("/ticketTypes/1/id duplicate");
        assertThat(violation(price)).isEqualTo("/capacity not_with_ticket_types");
    }

    @Test
    void keepsCountersRightWhileCapacityChangesUnderARush() throws Exception {
        Show show = shows.onSale(shows.concert(20, 0));
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> runs = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int number = i;
                runs.add(crowd.submit(() -> rush(show, number)));
            }
            Random random = new Random(7);
            for (int i = 0; i < 20; i++) {
                ApiResponse changed = patch(show, map("capacity", 5 + random.nextInt(40)));
                assertThat(changed.status()).isIn(200, 409);
                Books.balance(database);
            }
            for (Future<Void> run : runs) {
                run.get();
            }
        }
        JsonNode left = shows.availability(show).json();
        assertThat(left.get("held").asInt()).isLessThanOrEqualTo(left.get("capacity").asInt());
    }

    private Void rush(Show show, int number) {
        String buyer = shows.attendee("rush" + number);
        for (int i = 0; i < 8; i++) {
            ApiResponse held = shows.reserve(buyer, show, 1 + i % 3);
            assertThat(held.status()).isIn(201, 409);
            if (held.status() == 201 && i % 2 == 0) {
                api.delete("/v1/reservations/" + held.string("/id"), buyer).expect(204);
            }
        }
        return null;
    }

    /** Changes members of the first ticket type. */
    private ApiResponse change(Show show, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> entry = map("id", show.onlyType());
        entry.putAll(members);
        return patch(show, map("ticketTypes", List.of(entry)));
    }

    private ApiResponse reserve(Show show, String type) {
        return api.post("/v1/reservations", show.wish(Map.of(type, 1)), alice);
    }

    private ApiResponse patch(Show show, Map<String, @Nullable Object> patch) {
        return api.patch(path(show), patch, shows.olivia());
    }

    private ApiResponse read(Show show) {
        return api.get(path(show), shows.olivia()).expect(200);
    }

    private long version(Show show) {
        return Long.parseLong(read(show).header("ETag").orElseThrow().replace("\"", ""));
    }

    private static String path(Show show) {
        return "/v1/events/" + show.id();
    }

    private static List<String> names(ApiResponse event) {
        List<String> names = new ArrayList<>();
        event.at("/ticketTypes").forEach(type -> names.add(type.get("name").asString()));
        return names;
    }

    private static String violation(ApiResponse refused) {
        return (refused.string("/errors/0/pointer") + " " + refused.string("/errors/0/code"))
                .strip();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... members) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put(String.valueOf(members[i]), members[i + 1]);
        }
        return map;
    }
}
