package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.offer.Offer;
import dev.usher.event.offer.Offers;
import dev.usher.event.stock.Seats;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.form.CallerReferences;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** An answer that comes after its caller has given up has kept nothing. */
@ServiceTest(schema = "event")
class HoldsInTimeIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Database database;
    private final BeanFactory beans;
    private final Shows shows;
    private final String alice;

    HoldsInTimeIntegrationTests(Api api, TestIssuer issuer, Database database, BeanFactory beans) {
        this.database = database;
        this.beans = beans;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @Test
    void keepNothingForACallerWhoGaveUpWhileTheDatabaseStalled() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));

        ApiResponse late =
                whileTheStockIsLocked(
                        show,
                        () ->
                                shows.reserve(
                                        alice,
                                        show,
                                        2,
                                        Deadline.HEADER,
                                        String.valueOf(PATIENCE.toMillis())));

        assertThat(late.expect(503).header("Retry-After")).isPresent();
        assertThat(reservations(show)).isZero();
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
        Books.balance(database);
    }

    @Test
    void decideARepeatWithTheSameKeyAnew() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        String key = UUID.randomUUID().toString();
        whileTheStockIsLocked(
                        show,
                        () ->
                                shows.reserve(
                                        alice,
                                        show,
                                        2,
                                        "Idempotency-Key",
                                        key,
                                        Deadline.HEADER,
                                        String.valueOf(PATIENCE.toMillis())))
                .expect(503);

        shows.reserve(alice, show, 2, "Idempotency-Key", key).expect(201);

        assertThat(reservations(show)).isEqualTo(1);
        Books.balance(database);
    }

    @Test
    void keepTheSeatsOfThoseInTheSameBatchWhoStillWait() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        HoldWish impatient = wish(show, "ada", Deadline.in(PATIENCE));
        HoldWish patient = wish(show, "ben", Deadline.in(Duration.ofMinutes(1)));
        HoldBatch batch = beans.getBean(HoldBatch.class);

        List<ReservationOutcome> outcomes =
                whileTheStockIsLocked(show, () -> batch.decide(List.of(impatient, patient)));

        assertThat(outcomes)
                .containsExactly(
                        new ReservationOutcome.Busy(),
                        new ReservationOutcome.Held(patient.reservation()));
        assertThat(reservations(show)).isEqualTo(1);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(1);
        Books.balance(database);
    }

    @Test
    void areUndoneWhenTheirCallerGaveUpDuringTheCommit() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        HoldWish wish = wish(show, "ada", Deadline.none());
        beans.getBean(HoldBatch.class).decide(List.of(wish));

        beans.getBean(UndoHold.class).undo(wish.placed());

        assertThat(reservations(show)).isZero();
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
        Books.balance(database);
    }

    /** Makes a call that waits for the stock, and unlocks the stock when its time is over. */
    private <T> T whileTheStockIsLocked(Show show, Callable<T> call) throws Exception {
        try (Connection inTheWay = database.connect("event");
                Statement statement = inTheWay.createStatement();
                ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            inTheWay.setAutoCommit(false);
            statement.execute(
                    "select 1 from allotment where event_id = '%s' for update"
                            .formatted(show.id()));
            Deadline longer = Deadline.in(PATIENCE.multipliedBy(2));
            Future<T> waiting = caller.submit(call);
            await().until(longer::isOver);
            inTheWay.rollback();
            return waiting.get();
        }
    }

    private HoldWish wish(Show show, String buyer, Deadline deadline) {
        EventId event = new EventId(show.uuid());
        TicketTypeId type = new TicketTypeId(UUID.fromString(show.onlyType()));
        Offer offer = beans.getBean(Offers.class).find(event).orElseThrow();
        ReservationRequest request =
                new ReservationRequest(
                        buyer, null, event, List.of(new Seats(type, 1)), CallerReferences.NONE);
        HoldWish wish =
                beans.getBean(NewReservations.class)
                        .wish(request, offer, beans.getBean(Clock.class).instant());
        return new HoldWish(request, wish.reservation(), null, offer, 0, deadline);
    }

    private int reservations(Show show) throws SQLException {
        try (Connection connection = database.connect("event");
                PreparedStatement count =
                        connection.prepareStatement(
                                "select count(*) from reservation where event_id = ?")) {
            count.setObject(1, show.uuid());
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
