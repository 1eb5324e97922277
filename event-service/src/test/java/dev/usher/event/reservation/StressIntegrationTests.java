package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Replica;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.checkout.Checkouts;
import dev.usher.event.stock.Seats;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Runs everything that moves stock at once and on two replicas: the counters must agree whenever
 * they are read, and there must be no deadlock.
 */
@ServiceTest(schema = "event")
class StressIntegrationTests {

    private static final int BUYERS = 64;

    /** Fewer accounts than buyers, so that several buyers use one account at the same time. */
    private static final int ACCOUNTS = 16;

    private static final int VISITS = 12;
    private static final long SEED = 20_270_120L;
    private static final String DEADLOCKS =
            "select deadlocks from pg_stat_database where datname = current_database()";

    private final Verbs here;
    private final Environment environment;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;

    /**
     * The calls after a reservation have no lane; fewer run at a time than there are connections.
     */
    private final Semaphore doors = new Semaphore(6);

    /** The verbs of one replica. */
    private record Verbs(
            PlaceReservation place,
            ReleaseReservation release,
            Checkouts checkouts,
            HoldExpiry expiry) {

        static Verbs of(BeanFactory beans) {
            return new Verbs(
                    beans.getBean(PlaceReservation.class),
                    beans.getBean(ReleaseReservation.class),
                    new Checkouts(beans),
                    beans.getBean(HoldExpiry.class));
        }
    }

    StressIntegrationTests(
            ApplicationContext here,
            Database database,
            MutableClock clock,
            Api api,
            TestIssuer issuer) {
        this.here = Verbs.of(here);
        this.environment = here.getEnvironment();
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    /** Several wishes at once of a buyer with a limit are decided round by round. */
    @ParameterizedTest(name = "{0} tickets per buyer")
    @ValueSource(ints = {1_000, 15})
    void keepsTheCountersRightWhileHoldsReleasesExpiriesAndConversionsRace(int maxPerBuyer)
            throws Exception {
        Map<String, Object> body = shows.plain();
        body.put("maxPerBuyer", maxPerBuyer);
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 60, 2500), Shows.type("Balcony", 25, 4000)));
        Show show = shows.onSale(body);
        AtomicBoolean over = new AtomicBoolean();

        try (Replica replica = Replica.of(environment, clock);
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Verbs> verbs = List.of(here, Verbs.of(replica.beans()));
            Future<?> auditor = crowd.submit(() -> audit(over));
            Future<?> time = crowd.submit(() -> letTimePass(verbs, over));
            List<Future<?>> buyers = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                int number = i;
                buyers.add(crowd.submit(() -> buy(verbs.get(number % 2), show, number)));
            }
            try {
                for (Future<?> buyer : buyers) {
                    buyer.get();
                }
            } finally {
                over.set(true);
            }
            time.get();
            auditor.get();
        }

        Books.balance(database);
        assertThat(shows.availability(show).at("/sold").asInt()).isPositive();
        assertThat(Books.number(database, DEADLOCKS)).isZero();
    }

    private Void buy(Verbs verbs, Show show, int number) throws Exception {
        Random random = new Random(SEED + number);
        String buyer = TestIssuer.accountId("crowd" + number % ACCOUNTS);
        for (int visit = 0; visit < VISITS; visit++) {
            List<Seats> seats = new ArrayList<>();
            List<String> types =
                    random.nextInt(3) == 0
                            ? show.types()
                            : List.of(show.types().get(random.nextInt(2)));
            for (String type : random.nextBoolean() ? types : types.reversed()) {
                seats.add(
                        new Seats(new TicketTypeId(UUID.fromString(type)), 1 + random.nextInt(3)));
            }
            ReservationRequest wish =
                    new ReservationRequest(
                            buyer, null, new EventId(show.uuid()), seats, CallerReferences.NONE);
            if (verbs.place().place(wish) instanceof ReservationOutcome.Held(Reservation held)) {
                doors.acquire();
                try {
                    goOn(verbs, held, buyer, random);
                } finally {
                    doors.release();
                }
            }
        }
        return null;
    }

    private void goOn(Verbs verbs, Reservation held, String buyer, Random random) {
        OrderId order = new OrderId(new UUID(random.nextLong(), random.nextLong()));
        Instant deadline = clock.instant().plus(Duration.ofMinutes(31));
        switch (random.nextInt(6)) {
            case 0 -> verbs.release().release(held.id(), buyer, null);
            case 1 -> {}
            case 2 -> {
                verbs.checkouts().claim(held, order, deadline);
                switch (random.nextInt(3)) {
                    case 0 -> verbs.checkouts().expire(held.id(), order);
                    case 1 -> verbs.checkouts().cancel(held.id(), order);
                    default -> verbs.checkouts().fail(held.id(), order);
                }
            }
            case 3 -> {
                verbs.checkouts().claim(held, order, deadline);
                verbs.checkouts().expire(held.id(), order);
                verbs.checkouts().retake(held.id(), order, held.event());
                verbs.checkouts().cancel(held.id(), order);
            }
            case 4 -> {
                verbs.checkouts().claim(held, order, deadline);
                verbs.release().release(held.id(), buyer, null);
                if (random.nextInt(8) == 0) {
                    verbs.checkouts().convert(held.id(), order, held.event());
                    mayCancelATicket(verbs, held, random);
                } else {
                    verbs.checkouts().expire(held.id(), order);
                }
            }
            default -> {
                mayCancelATicket(verbs, held, random);
                verbs.release().release(held.id(), buyer, null);
                if (random.nextInt(8) == 0) {
                    verbs.checkouts().convert(held.id(), order, held.event());
                }
            }
        }
    }

    private void mayCancelATicket(Verbs verbs, Reservation held, Random random) {
        if (random.nextBoolean()) {
            verbs.checkouts()
                    .cancelTicket(
                            new UUID(random.nextLong(), random.nextLong()),
                            held.id(),
                            held.seats().getFirst().ticketType(),
                            clock.instant());
        }
    }

    private Void audit(AtomicBoolean over) throws Exception {
        while (!over.get()) {
            Books.balance(database);
        }
        return null;
    }

    /** Lets holds expire all the time, with two more sweeps than those of the replicas. */
    private Void letTimePass(List<Verbs> verbs, AtomicBoolean over) throws Exception {
        try (ExecutorService sweepers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!over.get()) {
                clock.advance(Duration.ofMinutes(1));
                Future<?> first = sweepers.submit(verbs.getFirst().expiry()::sweep);
                Future<?> second = sweepers.submit(verbs.getLast().expiry()::sweep);
                first.get();
                second.get();
            }
        }
        return null;
    }
}
