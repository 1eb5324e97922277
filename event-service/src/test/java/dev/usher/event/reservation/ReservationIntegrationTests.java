package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class ReservationIntegrationTests {

    private final Api api;
    private final MutableClock clock;
    private final Shows shows;
    private final String alice;

    ReservationIntegrationTests(Api api, TestIssuer issuer, MutableClock clock) {
        this.api = api;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void holdsTicketsAtTheCurrentPrice() {
        Show show = shows.onSale(shows.concert(10, 2500));

        ApiResponse held = shows.reserve(alice, show, 2).expect(201);

        assertThat(held.header("Location")).hasValue("/v1/reservations/" + held.string("/id"));
        assertThat(held.string("/status")).isEqualTo("HELD");
        assertThat(held.string("/eventId")).isEqualTo(show.id());
        assertThat(held.string("/items/0/name")).isEqualTo("General admission");
        assertThat(held.at("/total/amount").asLong()).isEqualTo(5000);
        assertThat(Instant.parse(held.string("/expiresAt")))
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(9)),
                        clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(8);
        assertThat(shows.reservation(alice, held.string("/id")).json()).isEqualTo(held.json());
    }

    @Test
    void holdsSeveralTypesTogetherOrNotAtAll() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 5, 2500), Shows.type("Balcony", 1, 4000)));
        Show show = shows.onSale(body);
        String standing = show.types().get(0);
        String balcony = show.types().get(1);

        ApiResponse both =
                api.post("/v1/reservations", show.wish(Map.of(standing, 2, balcony, 1)), alice);
        ApiResponse tooFew =
                api.post("/v1/reservations", show.wish(Map.of(standing, 2, balcony, 1)), alice);

        assertThat(both.expect(201).at("/total/amount").asLong()).isEqualTo(9000);
        assertThat(tooFew.expect(409).code()).isEqualTo("sold_out");
        assertThat(tooFew.at("/available/" + standing).asInt()).isEqualTo(3);
        assertThat(tooFew.at("/available/" + balcony).asInt()).isZero();
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(3);
    }

    @Test
    void givesStockBackAtOnceAndOnlyOnce() {
        Show show = shows.onSale(shows.concert(2, 0));
        String path = "/v1/reservations/" + shows.reserve(alice, show, 2).string("/id");

        assertThat(api.delete(path, alice).status()).isEqualTo(204);
        assertThat(api.delete(path, alice).status()).isEqualTo(204);

        assertThat(api.get(path, alice).string("/status")).isEqualTo("RELEASED");
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(2);
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
    }

    @Test
    void givesStockBackWhenTheHoldExpires() {
        Show show = shows.onSale(shows.concert(3, 0));
        String id = shows.reserve(alice, show, 3).string("/id");

        clock.advance(Duration.ofMinutes(10));

        await().untilAsserted(() ->
                assertThat(shows.reservation(alice, id).string("/status")).isEqualTo("EXPIRED"));
        assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(3);
        assertThat(api.delete("/v1/reservations/" + id, alice).status()).isEqualTo(204);
    }

    @Test
    void showsAReservationToItsBuyerAlone() {
        Show show = shows.onSale(shows.concert(3, 0));
        String path = "/v1/reservations/" + shows.reserve(alice, show, 1).string("/id");

        assertThat(api.get(path, shows.attendee("adam")).code()).isEqualTo("not_found");
        assertThat(api.delete(path, shows.attendee("adam")).code()).isEqualTo("not_found");
        assertThat(api.get(path, shows.olivia()).status()).isEqualTo(404);
        assertThat(api.get(path, null).status()).isEqualTo(401);
        assertThat(api.get(path, alice).string("/status")).isEqualTo("HELD");
    }

    @Test
    void answersARepeatedRequestWithTheFirstReservation() {
        Show show = shows.onSale(shows.concert(5, 0));

        ApiResponse first = shows.reserve(alice, show, 2, "Idempotency-Key", show.id());
        ApiResponse second = shows.reserve(alice, show, 2, "Idempotency-Key", show.id());
        ApiResponse other = shows.reserve(alice, show, 3, "Idempotency-Key", show.id());

        assertThat(second.expect(201).json()).isEqualTo(first.expect(201).json());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
    }

    @Test
    void refusesMoreTicketsThanOneOrderMayHave() {
        Show show = shows.onSale(shows.concert(50, 0));

        ApiResponse refused = shows.reserve(alice, show, 11).expect(422);

        assertThat(refused.code()).isEqualTo("too_many_tickets");
        assertThat(refused.string("/limit")).isEqualTo("MAX_PER_ORDER");
        assertThat(refused.at("/allowed").asInt()).isEqualTo(10);
    }

    @Test
    void countsWhatABuyerHoldsAgainstTheBuyersLimit() {
        Map<String, Object> body = shows.concert(50, 0);
        body.put("maxPerBuyer", 4);
        Show show = shows.onSale(body);
        String first = shows.reserve(alice, show, 3).expect(201).string("/id");

        ApiResponse refused = shows.reserve(alice, show, 2).expect(422);

        assertThat(refused.string("/limit")).isEqualTo("MAX_PER_BUYER");
        assertThat(refused.at("/allowed").asInt()).isEqualTo(1);
        shows.reserve(shows.attendee("adam"), show, 4).expect(201);
        api.delete("/v1/reservations/" + first, alice);
        shows.reserve(alice, show, 4).expect(201);
    }

    @Test
    void sellsOnlyWithinTheSaleWindow() {
        Map<String, Object> body = shows.plain();
        Map<String, Object> early = Shows.type("Early bird", 5, 0);
        early.put("salesEndAt", clock.instant().minusSeconds(60).toString());
        Map<String, Object> late = Shows.type("Last minute", 5, 0);
        late.put("salesStartAt", clock.instant().plus(Duration.ofHours(1)).toString());
        body.put("ticketTypes", List.of(early, late));
        Show show = shows.onSale(body);
        Map<String, Integer> lastMinute = Map.of(show.types().get(1), 1);

        ApiResponse over = shows.reserve(alice, show, 1);
        ApiResponse tooSoon = api.post("/v1/reservations", show.wish(lastMinute), alice);

        assertThat(over.expect(409).code()).isEqualTo("sales_closed");
        assertThat(over.string("/ticketTypes/0")).isEqualTo(show.onlyType());
        assertThat(tooSoon.expect(409).code()).isEqualTo("sales_closed");
        clock.advance(Duration.ofHours(2));
        api.post("/v1/reservations", show.wish(lastMinute), alice).expect(201);
    }

    @Test
    void answersTheSameForADraftAndAnUnknownEvent() {
        ApiResponse draft = shows.draft(shows.concert(5, 0));
        Show unpublished =
                new Show(draft.string("/id"), List.of(draft.string("/ticketTypes/0/id")));
        Show unknown = new Show(UUID.randomUUID().toString(), unpublished.types());

        for (String caller : List.of(alice, shows.olivia())) {
            ApiResponse ofDraft = shows.reserve(caller, unpublished, 1).expect(404);
            ApiResponse ofUnknown = shows.reserve(caller, unknown, 1).expect(404);
            for (String member : List.of("/type", "/title", "/detail", "/instance", "/code")) {
                assertThat(ofDraft.string(member)).isEqualTo(ofUnknown.string(member));
            }
        }
    }

    @Test
    void sellsNothingOfAnEventThatIsOver() {
        Show show = shows.onSale(shows.concert(5, 0));

        clock.advance(Duration.ofDays(61));
        assertThat(shows.reserve(alice, show, 1).expect(409).code()).isEqualTo("sales_closed");
    }

    @Test
    void refusesABodyAndNamesEveryViolation() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", List.of(Map.of("ticketTypeId", "x", "quantity", 0)));
        body.put("discount", 10);

        ApiResponse refused = api.post("/v1/reservations", body, alice).expect(400);

        assertThat(refused.at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/eventId", "/items/0/ticketTypeId", "/items/0/quantity", "/discount");
    }

    @Test
    void namesTicketTypesThatTheEventDoesNotHave() {
        Show show = shows.onSale(shows.concert(5, 0));
        String foreign = UUID.randomUUID().toString();

        ApiResponse unknownType =
                api.post("/v1/reservations", show.wish(Map.of(foreign, 1)), alice);
        ApiResponse unknownEvent =
                shows.reserve(alice, new Show(UUID.randomUUID().toString(), List.of(foreign)), 1);

        assertThat(unknownType.expect(400).string("/errors/0/pointer"))
                .isEqualTo("/items/0/ticketTypeId");
        assertThat(unknownEvent.expect(404).code()).isEqualTo("not_found");
    }

    @Test
    void answersNotModifiedUntilTheReservationMoves() {
        Show show = shows.onSale(shows.concert(5, 0));
        ApiResponse held = shows.reserve(alice, show, 1);
        String path = "/v1/reservations/" + held.string("/id");
        String etag = held.header("ETag").orElseThrow();

        assertThat(api.get(path, alice, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(api.delete(path, alice, "If-Match", "\"99\"").code())
                .isEqualTo("version_conflict");
        assertThat(api.delete(path, alice, "If-Match", etag).status()).isEqualTo(204);
        assertThat(api.get(path, alice, "If-None-Match", etag).status()).isEqualTo(200);
    }
}
