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
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.KeyedRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** The keys of reservations are stored in the transactions of the holds. */
@ServiceTest(schema = "event")
class KeyedReservationsIntegrationTests {

    private static final int BUYERS = 32;

    private final Api api;
    private final Database database;
    private final BeanFactory beans;
    private final Shows shows;

    KeyedReservationsIntegrationTests(
            Api api, TestIssuer issuer, Database database, BeanFactory beans) {
        this.api = api;
        this.database = database;
        this.beans = beans;
        this.shows = new Shows(api, issuer);
    }

    /** One buyer is decided while all others queue, so there are two batches. */
    @Test
    void costNoTransactionOfTheirOwn() throws Exception {
        Show show = shows.onSale(shows.concert(100, 0));
        List<String> tokens = new ArrayList<>();
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            tokens.add(shows.attendee("crowd" + buyer));
        }
        List<Future<ApiResponse>> answers = new ArrayList<>();

        long before;
        try (Connection inTheWay = database.connect("event");
                Statement statement = inTheWay.createStatement();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            inTheWay.setAutoCommit(false);
            statement.execute(
                    "select 1 from allotment where event_id = '%s' for update"
                            .formatted(show.id()));
            before = nextTransaction();
            for (String token : tokens) {
                answers.add(
                        crowd.submit(
                                () -> shows.reserve(token, show, 1, "Idempotency-Key", show.id())));
            }
            await().until(() -> waiting() == BUYERS - 1);
            inTheWay.rollback();
            for (Future<ApiResponse> answer : answers) {
                answer.get().expect(201);
            }
        }

        assertThat(nextTransaction() - before).as("transactions that wrote").isLessThan(BUYERS / 2);
        assertThat(
                        number(
                                """
                                select count(distinct i.xmin::text)
                                from idempotency i
                                join reservation r on r.id = i.lease and r.xmin = i.xmin
                                where i.key = '%s' and i.status = 201
                                having count(*) = %d
                                """
                                        .formatted(show.id(), BUYERS)))
                .as("transactions of keys, all of them those of the holds")
                .isEqualTo(2);
    }

    @Test
    void repeatTheFirstAnswerToTheByteWhateverHappenedSince() {
        Show show = shows.onSale(shows.concert(5, 0));
        String alice = shows.attendee("alice");
        ApiResponse first = shows.reserve(alice, show, 2, "Idempotency-Key", show.id()).expect(201);
        api.delete("/v1/reservations/" + first.string("/id"), alice).expect(204);

        ApiResponse repeat =
                shows.reserve(alice, show, 2, "Idempotency-Key", show.id()).expect(201);

        assertThat(repeat.text()).isEqualTo(first.text());
        for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(repeat.header(header)).isPresent().isEqualTo(first.header(header));
        }
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void repeatARefusalWhenSeatsAreLeftAgain() {
        Show show = shows.onSale(shows.concert(2, 0));
        String alice = shows.attendee("alice");
        String adam = shows.attendee("adam");
        String held = shows.reserve(adam, show, 2).expect(201).string("/id");
        ApiResponse refused = shows.reserve(alice, show, 2, "Idempotency-Key", show.id());
        api.delete("/v1/reservations/" + held, adam).expect(204);

        ApiResponse repeat = shows.reserve(alice, show, 2, "Idempotency-Key", show.id());

        assertThat(refused.code()).isEqualTo("sold_out");
        assertThat(repeat.text()).isEqualTo(refused.text());
        assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
        shows.reserve(alice, show, 2, "Idempotency-Key", show.id() + "2").expect(201);
    }

    @Test
    void keepTheKeysOfAllCallsOfOneCallerTogether() {
        Show show = shows.onSale(shows.concert(5, 0));
        String olivia = shows.olivia();
        shows.reserve(olivia, show, 2, "Idempotency-Key", show.id()).expect(201);
        String other = UUID.randomUUID().toString();
        api.post("/v1/events", shows.concert(5, 0), olivia, "Idempotency-Key", other).expect(201);

        assertThat(
                        api.post(
                                        "/v1/events",
                                        shows.concert(5, 0),
                                        olivia,
                                        "Idempotency-Key",
                                        show.id())
                                .code())
                .isEqualTo("idempotency_key_reused");
        assertThat(shows.reserve(olivia, show, 2, "Idempotency-Key", other).code())
                .isEqualTo("idempotency_key_reused");
        shows.reserve(shows.attendee("alice"), show, 1, "Idempotency-Key", other).expect(201);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(3);
    }

    @Test
    void refuseAnInvalidRequestWithAUsedKeyForItsKey() {
        Show show = shows.onSale(shows.concert(5, 0));
        String alice = shows.attendee("alice");
        shows.reserve(alice, show, 2, "Idempotency-Key", show.id()).expect(201);

        assertThat(shows.reserve(alice, show, 0, "Idempotency-Key", show.id()).code())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void findTheReservationOfAKeyWhoseAnswerIsDeleted() throws Exception {
        Show show = shows.onSale(shows.concert(5, 0));
        String alice = shows.attendee("alice");
        ApiResponse first = shows.reserve(alice, show, 2, "Idempotency-Key", show.id()).expect(201);
        execute("delete from idempotency where key = '%s'".formatted(show.id()));

        ApiResponse repeat =
                shows.reserve(alice, show, 2, "Idempotency-Key", show.id()).expect(201);

        assertThat(repeat.json()).isEqualTo(first.json());
        assertThat(shows.reserve(alice, show, 3, "Idempotency-Key", show.id()).code())
                .isEqualTo("idempotency_key_reused");
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
    }

    @Test
    void waitForTheRunOfAnEarlierReleaseAndTakeItsKeyOverAfterACrash() throws Exception {
        Show show = shows.onSale(shows.concert(1, 0));
        String alice = shows.attendee("alice");
        shows.reserve(alice, show, 2, "Idempotency-Key", show.id()).expect(409);
        execute(
                """
                update idempotency set status = null, lease_until = now() + interval '1 minute'
                where key = '%s'
                """
                        .formatted(show.id()));
        for (int seats : new int[] {1, 2}) {
            assertThat(shows.reserve(alice, show, seats, "Idempotency-Key", show.id()).code())
                    .isEqualTo(seats == 1 ? "idempotency_key_reused" : "idempotency_in_progress");
        }

        execute(
                "update idempotency set lease_until = now() - interval '1 s' where key = '%s'"
                        .formatted(show.id()));

        ApiResponse first = shows.reserve(alice, show, 2, "Idempotency-Key", show.id());
        ApiResponse repeat = shows.reserve(alice, show, 2, "Idempotency-Key", show.id());
        assertThat(first.code()).isEqualTo("sold_out");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
    }

    @Test
    void decideAKeyOnceInOneBatchAndLeaveNothingOfWhatIsUndone() throws Exception {
        Show show = shows.onSale(shows.concert(5, 0));
        HoldBatch batch = beans.getBean(HoldBatch.class);
        HoldWish first = wish(show, 2);
        HoldWish twin = wish(show, 2);

        assertThat(batch.decide(List.of(first, twin)))
                .containsExactly(
                        new ReservationOutcome.Held(first.reservation()),
                        new ReservationOutcome.KeyReused());
        assertThat(keys(show)).isEqualTo(1);

        beans.getBean(UndoHold.class).undo(twin.placed());
        assertThat(keys(show)).isEqualTo(1);
        beans.getBean(UndoHold.class).undo(first.placed());
        assertThat(keys(show)).isZero();

        HoldWish tooLarge = wish(show, 6);
        assertThat(batch.decide(List.of(tooLarge, wish(show, 1, "other"))))
                .satisfiesExactly(
                        refused ->
                                assertThat(refused).isInstanceOf(ReservationOutcome.SoldOut.class),
                        held -> assertThat(held).isInstanceOf(ReservationOutcome.Held.class));
        assertThat(keys(show)).isEqualTo(1);
        Books.balance(database);
    }

    private HoldWish wish(Show show, int quantity) {
        return wish(show, quantity, "");
    }

    private HoldWish wish(Show show, int quantity, String key) {
        EventId event = new EventId(show.uuid());
        TicketTypeId type = new TicketTypeId(UUID.fromString(show.onlyType()));
        Offer offer = beans.getBean(Offers.class).find(event).orElseThrow();
        return beans.getBean(NewReservations.class)
                .wish(
                        new ReservationRequest(
                                TestIssuer.accountId("alice"),
                                new KeyedRequest(
                                        "alice",
                                        show.id() + key,
                                        new byte[32],
                                        Duration.ofMinutes(1)),
                                event,
                                List.of(new Seats(type, quantity)),
                                CallerReferences.NONE),
                        offer,
                        beans.getBean(Clock.class).instant());
    }

    private long keys(Show show) throws SQLException {
        return number(
                "select count(*) from idempotency where key like '%s%%'".formatted(show.id()));
    }

    private int waiting() {
        return (int) beans.getBean(MeterRegistry.class).get("usher.holds.waiting").gauge().value();
    }

    private long nextTransaction() throws SQLException {
        return number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    private long number(String sql) throws SQLException {
        return Books.number(database, sql);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect("event");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
