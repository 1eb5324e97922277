package dev.usher.bench.startup;

import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.statistics.Median;
import dev.usher.local.suite.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Measures starts of a whole suite with and without ahead-of-time caches. */
public final class StartupBench implements Benchmark {

    private static final int TRAINING_JOURNEYS = 200;
    private static final int FULL_PAIRS = 4;

    /** A suite is ready after this many seconds on two idle cores. */
    private static final Goal READY_SECONDS = Goal.atMost(25);

    /** CPU time to ready, as a share of a start without a cache. */
    private static final Goal CPU_SHARE = Goal.atMost(0.35);

    private static final Goal FIRST_PURCHASE_MILLIS = Goal.atMost(1000);

    /** CPU time of a journey among the first hundred, over one of the later ones. */
    private static final Goal EARLY_OVER_LATE = Goal.atMost(2);

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String title() {
        return "starts and the first minute";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "The suite that other benches measure is paused; the starts happen beside it, with"
                        + " their own data, and in mirrored order.",
                "The caches are trained once, by %d journeys of a first start, and written when it"
                                .formatted(TRAINING_JOURNEYS)
                        + " stops. A start without a cache has -XX:AOTMode=off.",
                "The caches hold linked classes and profiles of the four services, the gateway and"
                        + " the sandbox; the other processes start in the same way in both arms.");
    }

    @Override
    public List<Section> run(Stage stage) {
        Home home = home(stage);
        stage.suite().roots().keySet().forEach(stage.suite()::pause);
        try {
            train(stage, home);
            List<MeasuredStart> plain = new ArrayList<>();
            List<MeasuredStart> cached = new ArrayList<>();
            int pairs = stage.form().quick() ? 2 : FULL_PAIRS;
            for (int i = 0; i < pairs; i++) {
                boolean plainFirst = i % 2 == 0;
                (plainFirst ? plain : cached).add(start(stage, home, !plainFirst));
                (plainFirst ? cached : plain).add(start(stage, home, plainFirst));
            }
            return List.of(toReady(plain, cached), firstMinute(plain, cached));
        } finally {
            stage.suite().roots().keySet().forEach(stage.suite()::resume);
        }
    }

    private static Home home(Stage stage) {
        Home suite = stage.suite().home();
        return new Home(suite.project(), suite.state().resolve("startup"));
    }

    private static void train(Stage stage, Home home) {
        stage.progress("training the caches");
        home.wipe();
        try (FreshSuite suite = FreshSuite.start(home, true);
                Shopper shopper = Shopper.in(suite)) {
            for (int i = 0; i < TRAINING_JOURNEYS; i++) {
                shopper.buy();
            }
            stage.progress("writing the caches");
        }
    }

    private static MeasuredStart start(Stage stage, Home home, boolean cached) {
        stage.progress("starting " + (cached ? "with caches" : "without caches"));
        return MeasuredStart.measured(home, cached);
    }

    private static Section toReady(List<MeasuredStart> plain, List<MeasuredStart> cached) {
        List<List<String>> rows = new ArrayList<>();
        for (String process : new TreeSet<>(cached.getFirst().cpuToReady().keySet())) {
            double without = median(plain, start -> start.cpuToReady().get(process));
            double with = median(cached, start -> start.cpuToReady().get(process));
            boolean ours = process.endsWith("-service") || process.equals("gateway");
            rows.add(row(process, without, with, ours ? CPU_SHARE.judge(with / without) : ""));
        }
        double seconds = median(cached, MeasuredStart::seconds);
        rows.add(
                row(
                        "whole suite, wall seconds",
                        median(plain, MeasuredStart::seconds),
                        seconds,
                        READY_SECONDS.judge(seconds)));
        return new Section(
                "CPU time to ready",
                "Goals: a service with its cache %s of the CPU time without; the suite ready %s s."
                        .formatted(CPU_SHARE, READY_SECONDS),
                List.of(),
                List.of(
                        new Table(
                                "CPU seconds, medians of %d starts".formatted(cached.size()),
                                List.of("process", "without", "with", "ratio", "goal"),
                                rows)),
                List.of());
    }

    private static Section firstMinute(List<MeasuredStart> plain, List<MeasuredStart> cached) {
        double first = median(cached, MeasuredStart::firstPurchaseMillis);
        double ratio = median(cached, start -> start.earlyMillis() / start.lateMillis());
        return new Section(
                "The first minute",
                "A journey lists and reads an event, reserves two seats, pays, waits for the"
                        + " tickets, and scans both. Goals: the first purchase %s ms; a journey of"
                                .formatted(FIRST_PURCHASE_MILLIS)
                        + " the first hundred %s times the CPU time of a later one."
                                .formatted(EARLY_OVER_LATE),
                List.of(),
                List.of(
                        new Table(
                                "Medians of %d starts".formatted(cached.size()),
                                List.of("figure", "without", "with", "ratio", "goal"),
                                List.of(
                                        row(
                                                "first purchase, ms",
                                                median(plain, MeasuredStart::firstPurchaseMillis),
                                                first,
                                                FIRST_PURCHASE_MILLIS.judge(first)),
                                        row(
                                                "CPU ms per journey, first hundred",
                                                median(plain, MeasuredStart::earlyMillis),
                                                median(cached, MeasuredStart::earlyMillis),
                                                ""),
                                        row(
                                                "CPU ms per journey, later",
                                                median(plain, MeasuredStart::lateMillis),
                                                median(cached, MeasuredStart::lateMillis),
                                                ""),
                                        row(
                                                "first hundred over later",
                                                median(
                                                        plain,
                                                        start ->
                                                                start.earlyMillis()
                                                                        / start.lateMillis()),
                                                ratio,
                                                EARLY_OVER_LATE.judge(ratio))))),
                List.of());
    }

    private static List<String> row(String name, double without, double with, Object verdict) {
        return List.of(
                name,
                Numbers.plain(without),
                Numbers.plain(with),
                Numbers.ratio(with / without),
                verdict.toString());
    }

    private static double median(
            List<MeasuredStart> starts, ToDoubleFunction<MeasuredStart> figure) {
        return Median.of(starts.stream().mapToDouble(figure).boxed().toList());
    }
}
