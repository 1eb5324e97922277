package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class LastSeatsIntegrationTests {

    private static final int BUYERS = 64;

    private final Api api;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;

    LastSeatsIntegrationTests(Api api, TestIssuer issuer, Database database, MutableClock clock) {
        this.api = api;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void sellsEverySeatOnceToRacingBuyers() throws Exception {
        Show show = shows.onSale(shows.concert(20, 0));

        List<ApiResponse> answers =
                race(buyer -> shows.reserve(shows.attendee("racer" + buyer), show, 1));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("sold_out"));
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(20);
        Books.balance(database);
    }

    @Test
    void sellsTheLastSeatsToSmallWishesWhenLargeOnesDoNotFit() throws Exception {
        Show show = shows.onSale(shows.concert(101, 0));

        race(buyer -> shows.reserve(shows.attendee("racer" + buyer), show, 1 + buyer % 4));

        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(101);
        Books.balance(database);
    }

    @Test
    void neverDeadlocksWhenTypesAreWishedForInAnyOrder() throws Exception {
        Map<String, Object> body = shows.plain();
        body.put(
                "ticketTypes",
                List.of(
                        Shows.type("One", 1000, 0),
                        Shows.type("Two", 1000, 0),
                        Shows.type("Three", 1000, 0)));
        Show show = shows.onSale(body);
        List<String> forwards = show.types();

        List<ApiResponse> answers =
                race(buyer -> {
                    List<String> order = buyer % 2 == 0 ? forwards : forwards.reversed();
                    List<Map<String, Object>> items = new ArrayList<>();
                    order.forEach(type -> items.add(Map.of("ticketTypeId", type, "quantity", 2)));
                    String token = shows.attendee("racer" + buyer);
                    ApiResponse held =
                            api.post(
                                    "/v1/reservations",
                                    Map.of("eventId", show.id(), "items", items),
                                    token);
                    if (buyer % 3 == 0) {
                        api.delete("/v1/reservations/" + held.string("/id"), token).expect(204);
                    }
                    return held;
                });

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        Books.balance(database);
        clock.advance(Duration.ofMinutes(10));
        await().untilAsserted(
                        () -> assertThat(shows.availability(show).at("/held").asInt()).isZero());
        Books.balance(database);
    }

    @Test
    void keepsTheLimitOfABuyerWhoRacesAlone() throws Exception {
        Map<String, Object> body = shows.concert(1000, 0);
        body.put("maxPerBuyer", 5);
        Show show = shows.onSale(body);
        String alice = shows.attendee("alice");

        List<ApiResponse> answers = race(attempt -> shows.reserve(alice, show, 1));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("too_many_tickets"));
    }

    private static List<ApiResponse> race(IntFunction<ApiResponse> buyer) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiResponse>> runs = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                int number = i;
                Callable<ApiResponse> run =
                        () -> {
                            start.await();
                            return buyer.apply(number);
                        };
                runs.add(buyers.submit(run));
            }
            start.countDown();
            List<ApiResponse> answers = new ArrayList<>();
            for (Future<ApiResponse> run : runs) {
                answers.add(run.get());
            }
            return answers;
        }
    }
}
