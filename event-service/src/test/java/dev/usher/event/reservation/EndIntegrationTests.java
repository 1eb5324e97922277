package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventCancelled;
import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that are called off or deleted, with people at them. */
@ServiceTest(schema = "event")
class EndIntegrationTests {

    private static final int BUYERS = 32;

    private final Api api;
    private final ReservationDesk desk;
    private final CheckoutDesk checkouts;
    private final MessageProbe probe;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;
    private final String alice;

    EndIntegrationTests(
            Api api,
            ReservationDesk desk,
            CheckoutDesk checkouts,
            TestIssuer issuer,
            MessageProbe probe,
            Database database,
            MutableClock clock) {
        this.api = api;
        this.desk = desk;
        this.checkouts = checkouts;
        this.probe = probe;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @AfterEach
    void comeBackToThePresentWithItsBooksInOrder() throws Exception {
        clock.reset();
        Books.balance(database);
    }

    @Test
    void callsAnEventOffForGood() {
        Show show = shows.onSale(shows.concert(10, 2500));
        shows.reserve(alice, show, 1).expect(201);

        ApiResponse cancelled = cancel(show).expect(202);
        ApiResponse again = cancel(show).expect(202);

        assertThat(cancelled.string("/status")).isEqualTo("CANCELLED");
        assertThat(cancelled.header("Location"))
                .hasValue("/v1/events/" + show.id() + "/cancellation");
        assertThat(again.header("ETag")).isEqualTo(cancelled.header("ETag"));
        assertThat(api.get(path(show), null).expect(200).string("/status")).isEqualTo("CANCELLED");
        assertThat(shows.reserve(alice, show, 1).code()).isEqualTo("event_not_on_sale");
        assertThat(api.patch(path(show), Map.of("title", "x"), shows.olivia()).code())
                .isEqualTo("event_cancelled");
        assertThat(api.post(path(show) + "/publish", null, shows.olivia()).code())
                .isEqualTo("event_cancelled");
        assertThat(
                        probe.await(Topic.EVENTS, show.id(), EventCancelled.class)
                                .message(EventCancelled.class)
                                .state()
                                .status())
                .isEqualTo("CANCELLED");
    }

    @Test
    void doesNotCallOffWhatNobodyKnows() {
        String draft = shows.draft(shows.concert(10, 0)).string("/id");

        ApiResponse refused = api.post("/v1/events/" + draft + "/cancel", null, shows.olivia());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("event_not_published");
    }

    @Test
    void givesBackWhatIsHeldAndLeavesCheckoutsToTheirOrders() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String held = shows.reserve(alice, show, 2).expect(201).string("/id");
        String ordered = shows.reserve(alice, show, 3).expect(201).string("/id");
        UUID order = UUID.randomUUID();
        shows.claim(ordered, order, "alice", clock.instant().plus(Duration.ofMinutes(31)))
                .expect(200);

        cancel(show).expect(202);

        await().untilAsserted(() -> assertThat(status(held)).isEqualTo("RELEASED"));
        assertThat(status(ordered)).isEqualTo("CHECKOUT");
        checkouts.close(
                new ReservationId(UUID.fromString(ordered)), new OrderId(order), OrderEnd.FAILED);
        assertThat(status(ordered)).isEqualTo("EXPIRED");
        await().untilAsserted(
                        () -> assertThat(shows.availability(show).at("/held").asInt()).isZero());
    }

    @Test
    void leavesNothingHeldHoweverManyRaceWithTheCancellation() throws Exception {
        Show show = shows.onSale(shows.concert(1_000, 0));

        race(show, () -> cancel(show).expect(202));

        await().untilAsserted(
                        () -> assertThat(shows.availability(show).at("/held").asInt()).isZero());
        assertThat(held(show)).isZero();
    }

    @Test
    void deletesWhatNobodyEverHeldAndTellsEverybody() {
        Show show = shows.onSale(shows.concert(10, 0));

        api.delete(path(show), shows.olivia(), "If-Match", "\"1\"").expect(412);
        api.delete(path(show), shows.olivia()).expect(204);

        assertThat(api.get(path(show), shows.olivia()).status()).isEqualTo(404);
        assertThat(api.delete(path(show), shows.olivia()).status()).isEqualTo(404);
        assertThat(shows.reserve(alice, show, 1).status()).isEqualTo(404);
        probe.await(Topic.EVENTS, seen -> show.id().equals(seen.key()) && seen.deletion());
    }

    @Test
    void keepsWhatSomebodyHeldOnce() {
        Show show = shows.onSale(shows.concert(10, 0));
        String held = shows.reserve(alice, show, 1).expect(201).string("/id");
        api.delete("/v1/reservations/" + held, alice).expect(204);

        ApiResponse refused = api.delete(path(show), shows.olivia());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("event_has_sales");
    }

    @Test
    void deletesOnlyIfNobodyWasFasterThanTheDeletion() throws Exception {
        Show show = shows.onSale(shows.concert(1_000, 0));
        List<Integer> deletions = new ArrayList<>();

        race(show, () -> deletions.add(api.delete(path(show), shows.olivia()).status()));

        boolean deleted = deletions.getFirst() == 204;
        assertThat(deletions.getFirst()).isIn(204, 409);
        assertThat(held(show)).isEqualTo(deleted ? 0 : allotted(show));
    }

    /** A crowd that reserves, and in its middle something else. */
    private void race(Show show, Runnable other) throws Exception {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                String buyer = "racer " + i;
                runs.add(
                        crowd.submit(() -> {
                            for (int wish = 0; wish < 5; wish++) {
                                desk.place(
                                        new PlaceReservation(
                                                buyer,
                                                null,
                                                new EventId(show.uuid()),
                                                List.of(
                                                        new Seats(
                                                                new TicketTypeId(
                                                                        UUID.fromString(
                                                                                show.onlyType())),
                                                                1))));
                            }
                        }));
                if (i == BUYERS / 2) {
                    runs.add(crowd.submit(other));
                }
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    private long allotted(Show show) throws Exception {
        return Books.number(
                database,
                "select coalesce(sum(held), 0) from allotment where event_id = '%s'"
                        .formatted(show.id()));
    }

    private long held(Show show) throws Exception {
        return Books.number(
                database,
                "select count(*) from reservation where event_id = '%s' and status = 'HELD'"
                        .formatted(show.id()));
    }

    private ApiResponse cancel(Show show) {
        return api.post(path(show) + "/cancel", null, shows.olivia());
    }

    private String status(String reservation) {
        return shows.reservation(alice, reservation).string("/status");
    }

    private static String path(Show show) {
        return "/v1/events/" + show.id();
    }
}
