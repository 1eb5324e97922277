package dev.usher.payment.stripe;

import static dev.usher.payment.stripe.CallRate.Endpoint.CREATE_SESSION;
import static dev.usher.payment.stripe.CallRate.Endpoint.EXPIRE_SESSION;
import static dev.usher.payment.stripe.CallRate.Endpoint.LIST_SESSIONS;
import static dev.usher.payment.stripe.CallRate.Endpoint.READ_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRateTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final Duration MAX_QUEUEING = Duration.ofSeconds(2);

    private final AtomicLong now = new AtomicLong(-5 * SECOND);
    private final CallRate rate = new CallRate(8, 3, MAX_QUEUEING, now::get);

    @Test
    void letsABurstThroughThatStripeTakes() {
        take(CREATE_SESSION, 3);

        assertThat(atOnce(CREATE_SESSION)).isEmpty();
    }

    @Test
    void freesAPlaceASecondAfterTheAnswerHoweverLateThatIs() {
        CallRate.Turn slow = take(CREATE_SESSION, 1).getFirst();
        List<CallRate.Turn> quick = take(CREATE_SESSION, 2);
        quick.forEach(CallRate.Turn::close);
        now.addAndGet(10 * SECOND);
        slow.close();

        take(CREATE_SESSION, 2);
        now.addAndGet(SECOND - 1);
        assertThat(atOnce(CREATE_SESSION)).isEmpty();
        now.addAndGet(1);
        assertThat(atOnce(CREATE_SESSION)).isPresent();
    }

    @Test
    void letsNoSecondHaveMoreCallsThanItMayWhateverHoldsThemUp() {
        Random random = new Random(20_261_201);
        List<CallRate.Turn> leaving = new ArrayList<>();
        List<CallRate.Turn> arrived = new ArrayList<>();
        Deque<Long> arrivals = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            now.addAndGet(random.nextLong(SECOND / 20));
            switch (random.nextInt(3)) {
                case 0 -> atOnce(CREATE_SESSION).ifPresent(leaving::add);
                case 1 -> {
                    if (!leaving.isEmpty()) {
                        arrived.add(leaving.remove(random.nextInt(leaving.size())));
                        arrivals.add(now.get());
                    }
                }
                default -> {
                    if (!arrived.isEmpty()) {
                        arrived.remove(random.nextInt(arrived.size())).close();
                    }
                }
            }
            while (!arrivals.isEmpty() && arrivals.getFirst() <= now.get() - SECOND) {
                arrivals.removeFirst();
            }
            assertThat(arrivals).hasSizeLessThanOrEqualTo(3);
        }
        assertThat(now.get()).isGreaterThan(100 * SECOND);
    }

    @Test
    void countsEachEndpointByItselfAndAllTogether() {
        take(CREATE_SESSION, 3);
        take(READ_SESSION, 3);
        take(EXPIRE_SESSION, 2);

        assertThat(atOnce(LIST_SESSIONS)).isEmpty();
    }

    @Test
    void keepsNoPlaceOfAnEndpointForACallThatFindsNoneInTotal() {
        take(CREATE_SESSION, 3);
        take(READ_SESSION, 3);
        List<CallRate.Turn> last = take(EXPIRE_SESSION, 2);
        for (int i = 0; i < 5; i++) {
            assertThat(atOnce(LIST_SESSIONS)).isEmpty();
        }
        last.forEach(CallRate.Turn::close);
        now.addAndGet(SECOND);

        take(LIST_SESSIONS, 2);
    }

    @Test
    void givesARepeatPlacesOfItsOwn() {
        CallRate.Turn repeated = take(CREATE_SESSION, 1).getFirst();
        take(CREATE_SESSION, 1);

        assertThat(repeated.send(Duration.ZERO)).isTrue();
        assertThat(repeated.send(Duration.ZERO)).isTrue();
        assertThat(atOnce(CREATE_SESSION)).isEmpty();
        assertThat(repeated.send(Duration.ZERO)).isFalse();
    }

    @Test
    void givesNothingBackTwice() {
        CallRate.Turn turn = take(CREATE_SESSION, 1).getFirst();
        turn.close();
        turn.close();
        now.addAndGet(SECOND);

        take(CREATE_SESSION, 3);
        assertThat(atOnce(CREATE_SESSION)).isEmpty();
    }

    @Test
    void refusesAtOnceWhenMoreWaitThanCanHaveATurn() throws Exception {
        take(CREATE_SESSION, 3);
        int most = Math.toIntExact(3 * MAX_QUEUEING.toSeconds());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Optional<CallRate.Turn>>> waiting = new ArrayList<>();
            for (int i = 0; i < most + 1; i++) {
                waiting.add(
                        CompletableFuture.supplyAsync(
                                () -> rate.await(CREATE_SESSION, Duration.ofDays(1)), callers));
            }

            // By the clock of the rate no time passes, so none of them has its turn.
            CompletableFuture<?> first =
                    CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new));
            assertThat(first.get(MAX_QUEUEING.dividedBy(2).toMillis(), TimeUnit.MILLISECONDS))
                    .isEqualTo(Optional.empty());
            assertThat(waiting.stream().filter(CompletableFuture::isDone)).hasSize(1);
            callers.shutdownNow();
        }
    }

    private List<CallRate.Turn> take(CallRate.Endpoint endpoint, int calls) {
        List<CallRate.Turn> turns = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            turns.add(atOnce(endpoint).orElseThrow());
        }
        return turns;
    }

    private Optional<CallRate.Turn> atOnce(CallRate.Endpoint endpoint) {
        return rate.await(endpoint, Duration.ZERO);
    }
}
