package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Books;
import dev.usher.event.EventId;
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
import org.junit.jupiter.api.Test;

/** Everything that moves stock, all at once: the counters agree at every moment looked at. */
@ServiceTest(schema = "event")
class StressIntegrationTests {

    private static final int BUYERS = 64;
    private static final int VISITS = 12;
    private static final long SEED = 20_270_120L;
    private static final List<OrderEnd> ENDS = List.of(OrderEnd.values());

    private final ReservationDesk desk;
    private final ClaimDesk claims;
    private final CheckoutDesk checkouts;
    private final HoldExpiry expiry;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;

    /** As many as there are connections: a test has no gateway before it. */
    private final Semaphore doors = new Semaphore(6);

    StressIntegrationTests(
            ReservationDesk desk,
            ClaimDesk claims,
            CheckoutDesk checkouts,
            HoldExpiry expiry,
            Database database,
            MutableClock clock,
            Api api,
            TestIssuer issuer) {
        this.desk = desk;
        this.claims = claims;
        this.checkouts = checkouts;
        this.expiry = expiry;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void comeBackToThePresent() {
        clock.reset();
    }

    @Test
    void keepsItsBooksWhileHoldsReleasesExpiriesAndConversionsRace() throws Exception {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 60, 2500), Shows.type("Balcony", 25, 4000)));
        Show show = shows.onSale(body);
        AtomicBoolean over = new AtomicBoolean();

        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> auditor = crowd.submit(() -> audit(over));
            Future<?> time = crowd.submit(() -> letTimePass(over));
            List<Future<?>> buyers = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                int number = i;
                buyers.add(crowd.submit(() -> buy(show, number)));
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
    }

    private Void buy(Show show, int number) throws Exception {
        Random random = new Random(SEED + number);
        String buyer = TestIssuer.accountId("crowd" + number);
        for (int visit = 0; visit < VISITS; visit++) {
            List<Seats> seats = new ArrayList<>();
            for (String type : random.nextBoolean() ? show.types() : show.types().reversed()) {
                seats.add(
                        new Seats(new TicketTypeId(UUID.fromString(type)), 1 + random.nextInt(3)));
            }
            PlaceReservation wish =
                    new PlaceReservation(buyer, null, new EventId(show.uuid()), seats);
            doors.acquire();
            try {
                if (desk.place(wish) instanceof ReservationOutcome.Held(Reservation held)) {
                    goOn(held, buyer, random);
                }
            } finally {
                doors.release();
            }
        }
        return null;
    }

    private void goOn(Reservation held, String buyer, Random random) {
        OrderId order = new OrderId(new UUID(random.nextLong(), random.nextLong()));
        Instant deadline = clock.instant().plus(Duration.ofMinutes(31));
        switch (random.nextInt(6)) {
            case 0 -> desk.release(held.id(), buyer, null);
            case 1 -> {}
            case 2 -> {
                claims.claim(held.id(), order, buyer, deadline);
                checkouts.close(held.id(), order, ENDS.get(random.nextInt(ENDS.size())));
            }
            case 3 -> {
                claims.claim(held.id(), order, buyer, deadline);
                checkouts.close(held.id(), order, OrderEnd.EXPIRED);
                checkouts.retake(held.id(), order, held.event());
                checkouts.close(held.id(), order, OrderEnd.CANCELLED);
            }
            case 4 -> {
                claims.claim(held.id(), order, buyer, deadline);
                desk.release(held.id(), buyer, null);
                if (random.nextInt(8) == 0) {
                    checkouts.convert(held.id(), order, held.event());
                } else {
                    checkouts.close(held.id(), order, OrderEnd.EXPIRED);
                }
            }
            default -> {
                desk.release(held.id(), buyer, null);
                if (random.nextInt(8) == 0) {
                    checkouts.convert(held.id(), order, held.event());
                }
            }
        }
    }

    private Void audit(AtomicBoolean over) throws Exception {
        while (!over.get()) {
            Books.balance(database);
        }
        return null;
    }

    /** Holds run out all along, and two more sweepers than the service has are at them. */
    private Void letTimePass(AtomicBoolean over) throws Exception {
        try (ExecutorService sweepers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!over.get()) {
                clock.advance(Duration.ofMinutes(1));
                Future<?> first = sweepers.submit(expiry::sweep);
                Future<?> second = sweepers.submit(expiry::sweep);
                first.get();
                second.get();
            }
        }
        return null;
    }
}
