package dev.usher.event.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.checkout.CheckoutScene.Checkout;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** The paid orders of one poll are converted together. */
@ServiceTest(schema = "event")
class ConvertTogetherIntegrationTests {

    private static final int CROWD = 24;
    private static final int THREADS = 4;
    private static final long SEED = 20261130;

    private final Api api;
    private final MessageProbe probe;
    private final Database database;
    private final CheckoutScene scene;
    private final Shows shows;
    private final ConvertReservations convert;

    ConvertTogetherIntegrationTests(
            Api api,
            TestIssuer issuer,
            MessageProbe probe,
            Database database,
            MutableClock clock,
            BeanFactory beans) {
        this.api = api;
        this.probe = probe;
        this.database = database;
        this.scene = new CheckoutScene(api, issuer, database, clock);
        this.shows = scene.shows();
        this.convert = beans.getBean(ConvertReservations.class);
    }

    @AfterEach
    void comparesTheBooks() throws SQLException {
        scene.end();
    }

    @Test
    void decideEachAsIfItWereAlone() {
        Show show = shows.onSale(twoTypes());
        Checkout one = scene.checkout(show, 2);
        Checkout two = scene.checkout(show, 3);
        Checkout released = released(show, 1);
        Checkout unknown = scene.unknown(show);
        Checkout another = one.byAnotherOrder();

        convert.convert(
                List.of(
                        paid(one),
                        paid(unknown),
                        paid(released),
                        paid(two),
                        paid(another),
                        paid(one)));

        assertThat(List.of(one, two, released)).extracting(scene::status).containsOnly("CONVERTED");
        assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(6);
        assertThat(shows.availability(show).at("/held").asInt()).isZero();
        for (Checkout sold : List.of(one, two, released)) {
            assertThat(
                            answer(sold, ReservationConverted.class)
                                    .message(ReservationConverted.class)
                                    .orderId())
                    .isEqualTo(sold.order().value());
        }
        for (Checkout refused : List.of(another, unknown)) {
            assertThat(
                            answer(refused, ReservationRefused.class)
                                    .message(ReservationRefused.class)
                                    .orderId())
                    .isEqualTo(refused.order().value());
        }
    }

    /** Batches that overlap and come in any order, as after a rebalance. */
    @Test
    void sellEachOnceWhenBatchesOverlap() throws Exception {
        Show show = shows.onSale(twoTypes());
        List<Checkout> checkouts = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            Show type = i % 2 == 0 ? show : new Show(show.id(), show.types().reversed());
            checkouts.add(i % 4 == 0 ? released(type, 1) : scene.checkout(type, 1));
        }
        int seats = checkouts.stream().mapToInt(Checkout::quantity).sum();
        List<Future<?>> runs = new ArrayList<>();
        try (ExecutorService pollers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                List<PaidReservation> orders =
                        new ArrayList<>(checkouts.stream().map(this::paid).toList());
                Collections.shuffle(orders, new Random(SEED + thread));
                runs.add(
                        pollers.submit(() -> {
                            convert.convert(orders.subList(0, CROWD / 2));
                            convert.convert(orders.subList(CROWD / 2, CROWD));
                        }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }

        assertThat(checkouts).extracting(scene::status).containsOnly("CONVERTED");
        assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(seats);
        assertThat(
                        Books.number(
                                database,
                                "select coalesce(max(message_sequence), 0) from reservation"
                                        + " where event_id = '%s'".formatted(show.id())))
                .isEqualTo(1);
    }

    private Map<String, Object> twoTypes() {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(Shows.type("Standing", 200, 2500), Shows.type("Seated", 200, 4500)));
        return body;
    }

    private Checkout released(Show show, int quantity) {
        Checkout checkout = scene.held(show, quantity);
        api.delete("/v1/reservations/" + checkout.reservation(), scene.alice()).expect(204);
        return checkout;
    }

    private PaidReservation paid(Checkout checkout) {
        return new PaidReservation(checkout.reservation(), checkout.order(), checkout.event());
    }

    private Seen answer(Checkout checkout, Class<? extends ReservationMessage> type) {
        return probe.await(Topic.RESERVATIONS, checkout.reservation().toString(), type);
    }
}
