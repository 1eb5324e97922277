package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.catalog.Interrupted;
import dev.usher.event.checkout.Checkouts;
import dev.usher.event.stock.Seats;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.form.CallerReferences;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** The holds of an event that is cancelled or deleted. */
@ServiceTest(schema = "event")
class HoldsOfCancelledEventsIntegrationTests {

    private static final int BUYERS = 64;
    private static final int RIVALS = 4;
    private static final int DELETIONS = 40;

    private final BeanFactory beans;
    private final PlaceReservation reservations;
    private final ReadReservation read;
    private final Checkouts checkouts;
    private final HoldsOfCancelledEvents holds;
    private final Api api;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;

    HoldsOfCancelledEventsIntegrationTests(
            BeanFactory beans, Api api, TestIssuer issuer, Database database, MutableClock clock) {
        this.beans = beans;
        this.reservations = beans.getBean(PlaceReservation.class);
        this.read = beans.getBean(ReadReservation.class);
        this.checkouts = new Checkouts(beans);
        this.holds = beans.getBean(HoldsOfCancelledEvents.class);
        this.api = api;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void comparesTheBooks() throws SQLException {
        clock.reset();
        Books.balance(database);
    }

    @Test
    void areReleasedBeforeTheCancellationIsAnswered() throws Exception {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 10, 2500), Shows.type("Balcony", 5, 4000)));
        Show show = shows.onSale(body);
        String alice = shows.attendee("alice");
        Map<String, Integer> one = Map.of(show.types().get(0), 1);
        Map<String, Integer> both = Map.of(show.types().get(0), 2, show.types().get(1), 3);
        String first =
                api.post("/v1/reservations", show.wish(one), alice).expect(201).string("/id");
        String second =
                api.post("/v1/reservations", show.wish(both), alice).expect(201).string("/id");

        cancel(show);

        assertThat(shows.reservation(alice, first).string("/status")).isEqualTo("RELEASED");
        assertThat(shows.reservation(alice, second).string("/status")).isEqualTo("RELEASED");
        assertThat(shows.reservation(alice, second).header("ETag")).hasValue("\"2\"");
        assertThat(held(show)).isZero();
        assertThat(toRelease(show)).isZero();
    }

    @Test
    void doNotEndCheckouts() throws Exception {
        Show show = shows.onSale(shows.concert(10, 2500));
        Reservation checkout = hold(show, "alice", 2);
        Reservation sold = hold(show, "adam", 3);
        OrderId open = claim(checkout);
        checkouts.convert(sold.id(), claim(sold), sold.event());

        cancel(show);

        assertThat(status(checkout)).isEqualTo(ReservationStatus.CHECKOUT);
        assertThat(status(sold)).isEqualTo(ReservationStatus.CONVERTED);
        assertThat(held(show)).isEqualTo(2);
        checkouts.expire(checkout.id(), open);
        assertThat(status(checkout)).isEqualTo(ReservationStatus.EXPIRED);
        assertThat(held(show)).isZero();
    }

    @Test
    void areNotHeldAgainWhenAnOrderFailsAfterTheCancellation() throws Exception {
        Show show = shows.onSale(shows.concert(10, 2500));
        Reservation checkout = hold(show, "alice", 2);
        OrderId open = claim(checkout);
        cancel(show);

        checkouts.fail(checkout.id(), open);

        assertThat(status(checkout)).isEqualTo(ReservationStatus.RELEASED);
        assertThat(held(show)).isZero();
    }

    @Test
    void areReleasedByASweepAfterACrashRightAfterTheCommit() throws Exception {
        Show show = shows.onSale(shows.concert(10, 2500));
        Reservation held = hold(show, "alice", 2);

        Interrupted.cancel(beans, new EventId(show.uuid()), TestIssuer.accountId("olivia"));

        await().untilAsserted(() -> {
            assertThat(status(held)).isEqualTo(ReservationStatus.RELEASED);
            assertThat(toRelease(show)).isZero();
        });
        assertThat(held(show)).isZero();
    }

    @Test
    void areReleasedOnceWhenSeveralSweepsRun() throws Exception {
        List<Show> cancelled = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Show show = shows.onSale(shows.concert(100, 0));
            for (int buyer = 0; buyer < 10; buyer++) {
                hold(show, "buyer" + buyer, 1 + buyer % 3);
            }
            cancelled.add(show);
        }
        for (Show show : cancelled) {
            Interrupted.cancel(beans, new EventId(show.uuid()), TestIssuer.accountId("olivia"));
        }

        race(
                4,
                sweeper -> {
                    holds.sweep();
                    return sweeper;
                });

        for (Show show : cancelled) {
            await().untilAsserted(() -> assertThat(toRelease(show)).isZero());
            assertThat(heldRows(show)).isZero();
            assertThat(held(show)).isZero();
        }
    }

    @Test
    void areAllReleasedWhenBuyersRaceTheCancellation() throws Exception {
        Show show = shows.onSale(shows.concert(1000, 2500));

        List<ReservationOutcome> outcomes =
                race(
                        BUYERS,
                        buyer -> {
                            if (buyer == BUYERS / 2) {
                                cancel(show);
                            }
                            ReservationOutcome outcome =
                                    reservations.place(wish(show, "racer" + buyer, 1));
                            if (outcome instanceof ReservationOutcome.Held(Reservation held)
                                    && buyer % 3 == 0) {
                                OrderId order = new OrderId(UUID.randomUUID());
                                claim(held, order);
                                if (buyer % 2 == 0) {
                                    checkouts.fail(held.id(), order);
                                }
                            }
                            return outcome;
                        });

        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome instanceof ReservationOutcome.Held
                                || outcome instanceof ReservationOutcome.NotOnSale);
        await().untilAsserted(() -> assertThat(toRelease(show)).isZero());
        assertThat(heldRows(show)).isZero();
        assertThat(held(show)).isEqualTo(number(show, "status = 'CHECKOUT'"));
        assertThat(reservations.place(wish(show, "late", 1)))
                .isInstanceOf(ReservationOutcome.NotOnSale.class);
    }

    @Test
    void preventADeletionOrAreRefusedAsUnknown() throws Exception {
        for (int round = 0; round < DELETIONS; round++) {
            Map<String, Object> body = shows.plain();
            body.put(
                    "ticketTypes",
                    List.of(Shows.type("Standing", 50, 0), Shows.type("Balcony", 50, 0)));
            Show show = shows.onSale(body);
            int first = round % RIVALS;

            List<Object> outcomes =
                    race(
                            RIVALS,
                            rival ->
                                    rival == first
                                            ? api.delete("/v1/events/" + show.id(), shows.olivia())
                                                    .status()
                                            : reservations.place(
                                                    rival % 2 == 0
                                                            ? wish(show, "racer" + rival, 1)
                                                            : wishOfAll(show, "racer" + rival)));

            long held = outcomes.stream().filter(ReservationOutcome.Held.class::isInstance).count();
            assertThat(number(show, "true")).isEqualTo(held);
            if (outcomes.contains(204)) {
                assertThat(held).isZero();
                assertThat(outcomes)
                        .allMatch(outcome ->
                                outcome.equals(204)
                                        || outcome instanceof ReservationOutcome.UnknownEvent);
            } else {
                assertThat(outcomes).contains(409);
                assertThat(held).isPositive();
                assertThat(api.get("/v1/events/" + show.id(), null).status()).isEqualTo(200);
            }
        }
        Books.balance(database);
    }

    private interface Attempt<T> {
        T by(int number) throws Exception;
    }

    private static <T> List<T> race(int runners, Attempt<T> attempt) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> runs = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                int number = i;
                Callable<T> run =
                        () -> {
                            start.await();
                            return attempt.by(number);
                        };
                runs.add(crowd.submit(run));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> run : runs) {
                results.add(run.get());
            }
            return results;
        }
    }

    private void cancel(Show show) {
        api.post("/v1/events/" + show.id() + "/cancel", null, shows.olivia()).expect(202);
    }

    private Reservation hold(Show show, String buyer, int quantity) {
        return switch (reservations.place(wish(show, buyer, quantity))) {
            case ReservationOutcome.Held(Reservation held) -> held;
            case ReservationOutcome other -> throw new AssertionError(other);
        };
    }

    private static ReservationRequest wish(Show show, String buyer, int quantity) {
        TicketTypeId type = new TicketTypeId(UUID.fromString(show.onlyType()));
        return new ReservationRequest(
                TestIssuer.accountId(buyer),
                null,
                new EventId(show.uuid()),
                List.of(new Seats(type, quantity)),
                CallerReferences.NONE);
    }

    private static ReservationRequest wishOfAll(Show show, String buyer) {
        return new ReservationRequest(
                TestIssuer.accountId(buyer),
                null,
                new EventId(show.uuid()),
                show.types().stream()
                        .map(type -> new Seats(new TicketTypeId(UUID.fromString(type)), 1))
                        .toList(),
                CallerReferences.NONE);
    }

    private OrderId claim(Reservation held) {
        OrderId order = new OrderId(UUID.randomUUID());
        claim(held, order);
        return order;
    }

    private void claim(Reservation held, OrderId order) {
        checkouts.claim(held, order, clock.instant().plus(Duration.ofMinutes(31)));
    }

    private ReservationStatus status(Reservation reservation) {
        return read.find(reservation.id(), reservation.buyer()).orElseThrow().status();
    }

    private long held(Show show) {
        return shows.availability(show).at("/held").asLong();
    }

    private long heldRows(Show show) throws SQLException {
        return number(show, "status = 'HELD'");
    }

    private long number(Show show, String which) throws SQLException {
        return Books.number(
                database,
                "select count(*) from reservation where event_id = '"
                        + show.id()
                        + "' and "
                        + which);
    }

    private long toRelease(Show show) throws SQLException {
        return Books.number(
                database,
                "select count(*) from event where holds_released_at is null and id = '"
                        + show.id()
                        + "'");
    }
}
