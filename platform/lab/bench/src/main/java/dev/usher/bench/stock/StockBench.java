package dev.usher.bench.stock;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.Latencies;
import dev.usher.bench.stage.LoadArm;
import dev.usher.bench.stage.Stage;
import java.util.List;
import java.util.Set;

/** Measures reservations of one hot ticket type beside the same decision as one statement. */
public final class StockBench implements Benchmark {

    static final int IN_FLIGHT = 256;
    static final String EVENT = "event-service";

    private static final String GATEWAY = "gateway";
    private static final int EVENTS = 100;

    /** Reservations per second of the open model, far below the limit of one hot ticket type. */
    private static final int RATE = 200;

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String title() {
        return "reservations of one hot ticket type";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "One seat per reservation, 256 buyers in turn with tokens of their own, without an"
                        + " Idempotency-Key unless stated; tables are emptied before each burst.",
                "A burst is void unless every seat asked for is held, and answers, holds and stock"
                        + " agree to the seat.",
                "The load generator runs on the same cores; its CPU time is in no ratio.");
    }

    @Override
    public List<Section> run(Stage stage) {
        SeatSale sale = SeatSale.open(stage, EVENTS);
        String hot = stage.requests("hot", sale.reservations(1, false));
        String many = stage.requests("many", sale.reservations(EVENTS, false));
        int port = stage.suite().ports().event();
        int gateway = stage.suite().ports().gateway();
        stage.warmUp(EVENT, port, hot, IN_FLIGHT, stage.form().pick(30_000, 90_000));
        stage.warmUp(GATEWAY, gateway, hot, IN_FLIGHT, stage.form().pick(24_000, 150_000));
        Arm reference = new OneStatement(stage, sale.hot());
        Set<String> near = Set.of(EVENT, Stage.POSTGRES);
        Arm direct = arm(stage, sale, "direct", near, port, hot);
        Arm again = arm(stage, sale, "direct again", near, port, hot);
        Arm through =
                arm(
                        stage,
                        sale,
                        "through the gateway",
                        Set.of(GATEWAY, EVENT, Stage.POSTGRES),
                        gateway,
                        hot);
        Arm spread = arm(stage, sale, "direct, 100 events", near, port, many);
        Series series = stage.rounds("stock", List.of(reference, direct, through, again, spread));
        // Before the sell-out, because the service remembers sold-out types for a moment.
        Section latency =
                Latencies.section(
                        stage,
                        "Latency at %d reservations per second".formatted(RATE),
                        RATE,
                        sale::clear,
                        List.of(
                                new Latencies.Target("direct", port, hot, 201),
                                new Latencies.Target("through the gateway", gateway, hot, 201)));
        return List.of(
                ratios(series, reference, direct, through),
                spread(series, direct, spread),
                resolution(series, direct, again),
                Costs.section(series, List.of(reference, direct, through, spread)),
                new StockCounts(stage, sale).section(reference, port, hot),
                new SellOut(stage, sale).section(port, hot),
                latency);
    }

    private static Arm arm(
            Stage stage,
            SeatSale sale,
            String name,
            Set<String> processes,
            int port,
            String requests) {
        return LoadArm.of(stage, name, processes, new ClosedLoad(port, requests, IN_FLIGHT, 0))
                .preparedBy(sale::clear)
                .judgedBy(sale::violations);
    }

    private static Section ratios(Series series, Arm reference, Arm direct, Arm through) {
        return new Section(
                "One hot ticket type",
                ("%d in flight, over the same decision as one statement in pgbench with %d clients."
                                + " Ours includes HTTP and the check of a token; waiting requests are"
                                + " decided together.")
                        .formatted(IN_FLIGHT, OneStatement.CLIENTS),
                List.of(
                        Comparison.of(series, direct, reference, Figure.RATE, Goal.atLeast(3)),
                        Comparison.of(series, through, reference, Figure.RATE, Goal.atLeast(2)),
                        Comparison.of(series, direct, reference, Figure.CPU, null),
                        Comparison.of(series, through, reference, Figure.CPU, null)),
                List.of(),
                List.of());
    }

    private static Section spread(Series series, Arm hot, Arm spread) {
        return new Section(
                "One hot event or a hundred",
                "The load on one ticket type over the same load on a hundred.",
                List.of(Comparison.of(series, hot, spread, Figure.RATE, Goal.atLeast(0.9))),
                List.of(),
                List.of());
    }

    private static Section resolution(Series series, Arm direct, Arm again) {
        return new Section(
                "Resolution",
                "The same arm twice in each half round: smaller differences mean nothing.",
                List.of(
                        Comparison.of(series, again, direct, Figure.RATE, Goal.sameAsItself()),
                        Comparison.of(series, again, direct, Figure.CPU, Goal.sameAsItself())),
                List.of(),
                List.of());
    }
}
