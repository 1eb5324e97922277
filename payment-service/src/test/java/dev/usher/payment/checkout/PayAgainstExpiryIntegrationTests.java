package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.StripeBooks;
import dev.usher.payment.StripeLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MutableClock;
import dev.usher.stripesandbox.StripeSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Lets payments race against the calls that end their sessions, because the buyer has cancelled or
 * the time is over. The system property {@code usher.long} makes it 1,000 races instead of 100, and
 * {@code usher.seed} draws other moments.
 */
@PaymentTest
class PayAgainstExpiryIntegrationTests {

    private static final String BUYER = "rachel";
    private static final int RACES = Boolean.getBoolean("usher.long") ? 1_000 : 100;
    private static final int AT_ONCE = 50;
    private static final Duration TIME_TO_PAY = Duration.ofMinutes(12);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<Integer> ANSWERS = Set.of(200, 409, 503);

    /** The microseconds after which a payment begins at the latest: the time of a few calls. */
    private static final long LATEST = 8_000;

    private final Purchases purchases;
    private final StripeBooks books;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final MutableClock clock;
    private final long seed = Long.getLong("usher.seed", 20_261_201);
    private final Random random = new Random(seed);

    PayAgainstExpiryIntegrationTests(
            Purchases purchases,
            StripeBooks books,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MutableClock clock) {
        this.purchases = purchases;
        this.books = books;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.clock = clock;
    }

    @BeforeEach
    void sendWebhooks() {
        stripe.sendWebhooksTo(api.baseUrl() + Postbox.PATH);
    }

    @AfterEach
    void heal() {
        line.heal();
    }

    @Test
    void hasOneWinnerInEachRace() throws InterruptedException {
        List<Purchase> raced = new ArrayList<>();
        while (raced.size() < RACES) {
            List<Purchase> now = purchases.open(BUYER, AT_ONCE);
            raced.addAll(now);
            race(now);
        }

        purchases.awaitAll(raced, "/status", "PAID", "EXPIRED", "CANCELLED");
        books.awaitAgreement(raced);
        long paid =
                raced.stream()
                        .filter(order -> stripe.checkout(order.session()).captured() > 0)
                        .count();
        System.out.printf(
                "%,d races of a payment against the end of its session: %d paid, %d ended (seed"
                        + " %d)%n",
                raced.size(), paid, raced.size() - paid, seed);
    }

    /** Ends every session, and pays each at about the moment at which Stripe gets the call. */
    private void race(List<Purchase> orders) throws InterruptedException {
        Map<String, Long> delays = new ConcurrentHashMap<>();
        orders.forEach(order -> delays.put(order.session(), random.nextLong(LATEST)));
        List<Callable<Integer>> steps = new ArrayList<>();
        for (int i = 0; i < orders.size(); i += 2) {
            Purchase order = orders.get(i);
            steps.add(() -> purchases.cancel(order).status());
        }
        Collections.shuffle(steps, random);
        try (ScheduledExecutorService payers = Executors.newScheduledThreadPool(4);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            line.beforeCall(call -> {
                if (call.is("POST /v1/checkout/sessions/*/expire")) {
                    String session = Path.of(call.path()).getName(3).toString();
                    Long delay = delays.remove(session);
                    if (delay != null) {
                        var _ =
                                payers.schedule(
                                        () -> stripe.pay(session), delay, TimeUnit.MICROSECONDS);
                    }
                }
            });
            List<Future<Integer>> cancelled = threads.invokeAll(steps);
            clock.advance(TIME_TO_PAY);
            // A service that is too busy to cancel says so, and the time ends the order.
            assertThat(cancelled).allMatch(answer -> ANSWERS.contains(answer.resultNow()));
            await().atMost(SOON).until(delays::isEmpty);
            line.beforeCall(_ -> {});
        }
    }
}
