package dev.usher.platform.testing.openapi;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Divides a run into tests, each with a seed in its name: first the values at the limits, then
 * random requests. The first seed is 1, or the system property {@code usher.seed}. With {@code
 * usher.long} there are 14 slices of 1,000 random requests instead of one of 500.
 */
public final class FuzzSlices {

    private static final int SHORT = 500;
    private static final int LONG = 1_000;
    private static final int LONG_SLICES = 14;
    private static final int LONG_CHAINS = 6;

    private FuzzSlices() {}

    /**
     * The tests of a run.
     *
     * @param fuzz makes a run with that seed
     * @param neverWell operations that no request made up from the document can get a 2xx from
     * @param least the number of requests that the short run must reach
     */
    public static Stream<DynamicTest> of(
            LongFunction<Fuzz> fuzz, Set<String> neverWell, int least) {
        long first = Long.getLong("usher.seed", 1);
        boolean longRun = Boolean.getBoolean("usher.long");
        Set<String> well = new TreeSet<>(neverWell);
        Set<String> all = new TreeSet<>();
        AtomicInteger requests = new AtomicInteger();
        Stream<DynamicTest> limits =
                Stream.of(
                        dynamicTest(
                                "values at the limits, seed " + first,
                                () -> note(fuzz.apply(first).boundaries(), all, well, requests)));
        Stream<DynamicTest> slices =
                IntStream.rangeClosed(1, longRun ? LONG_SLICES : 1)
                        .mapToObj(slice ->
                                dynamicTest(
                                        "random requests, seed " + (first + slice),
                                        () ->
                                                note(
                                                        fuzz.apply(first + slice)
                                                                .random(longRun ? LONG : SHORT),
                                                        all,
                                                        well,
                                                        requests)));
        DynamicTest reach =
                dynamicTest(
                        "reach every operation",
                        () -> requireReach(all, well, requests.get(), least));
        return Stream.of(limits, slices, Stream.of(reach)).flatMap(tests -> tests);
    }

    /**
     * The tests of a run of random requests alone, through a gateway whose limits make it slow.
     *
     * @param least the number of requests that the short run must reach
     */
    public static Stream<DynamicTest> chains(LongFunction<Fuzz> fuzz, int least) {
        long first = Long.getLong("usher.seed", 1);
        int slices = Boolean.getBoolean("usher.long") ? LONG_CHAINS : 1;
        return IntStream.range(0, slices)
                .mapToObj(slice ->
                        dynamicTest(
                                "random requests, seed " + (first + slice),
                                () -> {
                                    FuzzReport report =
                                            fuzz.apply(first + slice).random(least).report();
                                    System.out.println(report);
                                }));
    }

    private static void note(Fuzz fuzz, Set<String> all, Set<String> well, AtomicInteger requests) {
        FuzzReport report = fuzz.report();
        all.addAll(fuzz.operations());
        well.addAll(report.succeeded());
        requests.addAndGet(report.requests());
        System.out.println(report);
    }

    private static void requireReach(Set<String> all, Set<String> well, int requests, int least) {
        Set<String> missed = new TreeSet<>(all);
        missed.removeAll(well);
        if (!missed.isEmpty()) {
            throw new AssertionError("no request was answered with 2xx by " + missed);
        }
        if (requests < least) {
            throw new AssertionError(
                    "at least %d requests must be sent, not %d".formatted(least, requests));
        }
    }
}
