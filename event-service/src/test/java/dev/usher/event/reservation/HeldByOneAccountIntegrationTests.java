package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Replica;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/**
 * An account may hold two full orders of a ticket type at a time, whatever the organizer allows.
 */
@ServiceTest(schema = "event")
class HeldByOneAccountIntegrationTests {

    private static final int CALLS = 40;

    private final Api api;
    private final MutableClock clock;
    private final Environment environment;
    private final Shows shows;
    private final String mallory;

    HeldByOneAccountIntegrationTests(
            Api api, TestIssuer issuer, MutableClock clock, Environment environment) {
        this.api = api;
        this.clock = clock;
        this.environment = environment;
        this.shows = new Shows(api, issuer);
        this.mallory = shows.attendee("mallory");
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void isNotAWholeEvent() {
        Show show = shows.onSale(shows.concert(50, 2500));
        shows.reserve(mallory, show, 10).expect(201);
        shows.reserve(mallory, show, 9).expect(201);

        ApiResponse refused = shows.reserve(mallory, show, 10).expect(422);

        assertThat(refused.code()).isEqualTo("too_many_tickets");
        assertThat(refused.string("/limit")).isEqualTo("MAX_HELD");
        assertThat(refused.at("/allowed").asInt()).isEqualTo(1);
        shows.reserve(mallory, show, 1).expect(201);
        shows.reserve(mallory, show, 1).expect(422);
        shows.reserve(shows.attendee("alice"), show, 10).expect(201);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(30);
    }

    @Test
    void isCountedPerEventAndPerType() {
        Map<String, Object> body = shows.plain();
        body.put("ticketTypes", List.of(ofTwo("Standing"), ofTwo("Balcony")));
        Show show = shows.onSale(body);
        Show other = shows.onSale(body);
        shows.reserve(mallory, show, 2).expect(201);
        shows.reserve(mallory, show, 2).expect(201);

        assertThat(shows.reserve(mallory, show, 1).status()).isEqualTo(422);
        assertThat(reserve(show, Map.of(show.types().get(0), 1, show.types().get(1), 1)))
                .isEqualTo(422);
        assertThat(reserve(show, Map.of(show.types().get(1), 2))).isEqualTo(201);
        assertThat(shows.reserve(mallory, other, 2).status()).isEqualTo(201);
    }

    @Test
    void isLessAgainWhenAHoldEndsOrIsBought() {
        Show show = shows.onSale(ofTwoPerOrder());
        String first = shows.reserve(mallory, show, 2).expect(201).string("/id");
        String second = shows.reserve(mallory, show, 2).expect(201).string("/id");
        shows.reserve(mallory, show, 1).expect(422);

        api.delete("/v1/reservations/" + first, mallory).expect(204);
        shows.reserve(mallory, show, 2).expect(201);
        shows.claim(second, UUID.randomUUID(), "mallory", clock.instant().plusSeconds(1860))
                .expect(200);
        // A checkout keeps its seats too.
        shows.reserve(mallory, show, 1).expect(422);

        clock.advance(Duration.ofMinutes(10));
        // The hold is over, whether it was swept already or not; the checkout is not.
        shows.reserve(mallory, show, 2).expect(201);
        shows.reserve(mallory, show, 1).expect(422);
    }

    @Test
    void isExactWhenCallsRaceOnTwoReplicas() throws Exception {
        Show show = shows.onSale(ofTwoPerOrder());
        List<ApiResponse> answers = new ArrayList<>();
        try (Replica replica = Replica.of(environment, clock);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Api second = api.at("http://127.0.0.1:" + replica.port());
            CountDownLatch start = new CountDownLatch(1);
            List<Future<ApiResponse>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Api door = i % 2 == 0 ? api : second;
                calls.add(
                        callers.submit(() -> {
                            start.await();
                            return door.post("/v1/reservations", show.wish(1), mallory);
                        }));
            }
            start.countDown();
            for (Future<ApiResponse> call : calls) {
                answers.add(call.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("too_many_tickets"));
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(4);
    }

    private int reserve(Show show, Map<String, Integer> quantities) {
        return api.post("/v1/reservations", show.wish(quantities), mallory).status();
    }

    private Map<String, Object> ofTwoPerOrder() {
        Map<String, Object> body = shows.plain();
        body.put("ticketTypes", List.of(ofTwo("Standing")));
        return body;
    }

    private static Map<String, Object> ofTwo(String name) {
        Map<String, Object> type = Shows.type(name, 1000, 0);
        type.put("maxPerOrder", 2);
        return type;
    }
}
