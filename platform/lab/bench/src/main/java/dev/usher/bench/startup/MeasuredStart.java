package dev.usher.bench.startup;

import dev.usher.local.suite.Home;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of one start.
 *
 * @param seconds from the start to the readiness of all processes
 * @param cpuToReady seconds of CPU time, by process
 * @param firstPurchaseMillis from the first reservation to its readable tickets
 * @param earlyMillis CPU time of the suite per journey, over the first hundred
 * @param lateMillis the same over a hundred later ones
 */
record MeasuredStart(
        double seconds,
        Map<String, Double> cpuToReady,
        double firstPurchaseMillis,
        double earlyMillis,
        double lateMillis) {

    private static final int EARLY = 100;
    private static final int BETWEEN = 300;
    private static final int LATE = 100;

    static MeasuredStart measured(Home home, boolean cached) {
        try (FreshSuite suite = FreshSuite.start(home, cached)) {
            Map<String, Duration> ready = suite.cpu();
            try (Shopper shopper = Shopper.in(suite)) {
                double begun = millis(suite);
                Duration first = shopper.buy();
                buy(shopper, EARLY - 1);
                double early = millis(suite) - begun;
                buy(shopper, BETWEEN);
                double warm = millis(suite);
                buy(shopper, LATE);
                double late = millis(suite) - warm;
                return new MeasuredStart(
                        seconds(suite.took()),
                        ready.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                process -> seconds(process.getValue()))),
                        first.toMillis(),
                        early / EARLY,
                        late / LATE);
            }
        }
    }

    private static void buy(Shopper shopper, int journeys) {
        for (int i = 0; i < journeys; i++) {
            shopper.buy();
        }
    }

    private static double millis(FreshSuite suite) {
        return suite.cpu().values().stream().mapToLong(Duration::toMillis).sum();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
