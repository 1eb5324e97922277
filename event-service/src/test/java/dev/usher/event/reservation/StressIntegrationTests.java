package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Replica;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
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
 * Everything that moves stock, all at once and on two replicas: the counters agree at every moment
 * looked at, and nobody waits in a circle.
 */
@ServiceTest(schema = "event")
class StressIntegrationTests {

    private static final int BUYERS = 64;

    /** Fewer than buyers: somebody else signs in with the same account. */
    private static final int ACCOUNTS = 16;

    private static final int VISITS = 12;
    private static final long SEED = 20_270_120L;
    private static final String DEADLOCKS =
            "select deadlocks from pg_stat_database where datname = current_database()";

    private static final List<OrderEnd> ENDS = List.of(OrderEnd.values());

    private final Desks here;
    private final Environment environment;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;

    /** What follows a reservation has no lane; as many at a time as there are connections. */
    private final Semaphore doors = new Semaphore(6);

    /** What one replica does. */
    private record Desks(
            ReservationDesk buyers,
            ClaimDesk claims,
            CheckoutDesk checkouts,
            ReturnDesk returns,
            HoldExpiry expiry) {

        static Desks of(BeanFactory beans) {
            return new Desks(
                    beans.getBean(ReservationDesk.class),
                    beans.getBean(ClaimDesk.class),
                    beans.getBean(CheckoutDesk.class),
                    beans.getBean(ReturnDesk.class),
                    beans.getBean(HoldExpiry.class));
        }
    }

    StressIntegrationTests(
            ApplicationContext here,
            Database database,
            MutableClock clock,
            Api api,
            TestIssuer issuer) {
        this.here = Desks.of(here);
        this.environment = here.getEnvironment();
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void comeBackToThePresent() {
        clock.reset();
    }

    /** A buyer with a limit, and several wishes at once, is decided about round by round. */
    @ParameterizedTest(name = "{0} tickets per buyer")
    @ValueSource(ints = {1_000, 15})
    void keepsItsBooksWhileHoldsReleasesExpiriesAndConversionsRace(int maxPerBuyer)
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
            List<Desks> desks = List.of(here, Desks.of(replica.beans()));
            Future<?> auditor = crowd.submit(() -> audit(over));
            Future<?> time = crowd.submit(() -> letTimePass(desks, over));
            List<Future<?>> buyers = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                int number = i;
                buyers.add(crowd.submit(() -> buy(desks.get(number % 2), show, number)));
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

    private Void buy(Desks desks, Show show, int number) throws Exception {
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
            PlaceReservation wish =
                    new PlaceReservation(buyer, null, new EventId(show.uuid()), seats);
            if (desks.buyers().place(wish) instanceof ReservationOutcome.Held(Reservation held)) {
                doors.acquire();
                try {
                    goOn(desks, held, buyer, random);
                } finally {
                    doors.release();
                }
            }
        }
        return null;
    }

    private void goOn(Desks desks, Reservation held, String buyer, Random random) {
        OrderId order = new OrderId(new UUID(random.nextLong(), random.nextLong()));
        Instant deadline = clock.instant().plus(Duration.ofMinutes(31));
        switch (random.nextInt(6)) {
            case 0 -> desks.buyers().release(held.id(), buyer, null);
            case 1 -> {}
            case 2 -> {
                desks.claims().claim(held.id(), order, buyer, deadline);
                desks.checkouts().close(held.id(), order, ENDS.get(random.nextInt(ENDS.size())));
            }
            case 3 -> {
                desks.claims().claim(held.id(), order, buyer, deadline);
                desks.checkouts().close(held.id(), order, OrderEnd.EXPIRED);
                desks.checkouts().retake(held.id(), order, held.event());
                desks.checkouts().close(held.id(), order, OrderEnd.CANCELLED);
            }
            case 4 -> {
                desks.claims().claim(held.id(), order, buyer, deadline);
                desks.buyers().release(held.id(), buyer, null);
                if (random.nextInt(8) == 0) {
                    desks.checkouts().convert(held.id(), order, held.event());
                    mayCancelATicket(desks, held, random);
                } else {
                    desks.checkouts().close(held.id(), order, OrderEnd.EXPIRED);
                }
            }
            default -> {
                mayCancelATicket(desks, held, random);
                desks.buyers().release(held.id(), buyer, null);
                if (random.nextInt(8) == 0) {
                    desks.checkouts().convert(held.id(), order, held.event());
                }
            }
        }
    }

    private void mayCancelATicket(Desks desks, Reservation held, Random random) {
        if (random.nextBoolean()) {
            desks.returns()
                    .cancelled(
                            new CancelledTicket(
                                    new UUID(random.nextLong(), random.nextLong()),
                                    held.id(),
                                    held.seats().getFirst().ticketType(),
                                    clock.instant()));
        }
    }

    private Void audit(AtomicBoolean over) throws Exception {
        while (!over.get()) {
            Books.balance(database);
        }
        return null;
    }

    /** Holds run out all along, and two more sweepers than the replicas have are at them. */
    private Void letTimePass(List<Desks> desks, AtomicBoolean over) throws Exception {
        try (ExecutorService sweepers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!over.get()) {
                clock.advance(Duration.ofMinutes(1));
                Future<?> first = sweepers.submit(desks.getFirst().expiry()::sweep);
                Future<?> second = sweepers.submit(desks.getLast().expiry()::sweep);
                first.get();
                second.get();
            }
        }
        return null;
    }
}
