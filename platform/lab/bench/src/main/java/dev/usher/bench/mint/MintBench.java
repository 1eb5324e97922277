package dev.usher.bench.mint;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/** Measures how fast tickets are minted from a backlog, by one replica and by several. */
public final class MintBench implements Benchmark {

    /** Paid order lines of a backlog whose drain replicas share. */
    private static final int BACKLOG = 100_000;

    private static final int QUICK_BACKLOG = 10_000;
    private static final int BURST = 10_000;
    private static final int QUICK_BURST = 3_000;
    private static final int WARM_UPS = 5;

    @Override
    public String name() {
        return "mint";
    }

    @Override
    public String title() {
        return "tickets from a backlog of paid orders";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Each order has one line of %d tickets, all for one event. They are put on Kafka as"
                                .formatted(MintBacklog.TICKETS)
                        + " payment-service's relay does it, while ticket-service is paused. The"
                        + " other services and the gateway are stopped.",
                "Minting signs nothing (decision 33): a credential is signed when its holder asks."
                        + " So COPY without a signature is the nearer reference; sign + COPY is the"
                        + " one of the goal.",
                "Ours also reads messages, remembers them in the inbox, stores a message about each"
                        + " ticket and sends it to Kafka; the references write rows only, without"
                        + " foreign keys. With --quick a burst has %s lines and a backlog %s."
                                .formatted(
                                        Numbers.count(QUICK_BURST), Numbers.count(QUICK_BACKLOG)),
                "A burst is void unless every ordered seat has exactly one ticket.");
    }

    @Override
    public List<Section> run(Stage stage) {
        try (MintBacklog backlog = MintBacklog.alone(stage)) {
            List<Section> sections = new ArrayList<>(rates(stage, backlog));
            sections.addAll(
                    new ScaledMinting(stage, backlog, stage.form().pick(QUICK_BACKLOG, BACKLOG))
                            .sections());
            return sections;
        } finally {
            stage.suite()
                    .managementPorts(MintBacklog.SERVICE)
                    .keySet()
                    .forEach(stage.suite()::resume);
        }
    }

    private static List<Section> rates(Stage stage, MintBacklog backlog) {
        int lines = stage.form().pick(QUICK_BURST, BURST);
        int tickets = lines * MintBacklog.TICKETS;
        OwnProgram bare = BareMintingArm.start(stage);
        Arm signed = new BareMintingArm(stage, bare, BareOrder.Way.SIGN_AND_COPY, tickets);
        Arm unsigned = new BareMintingArm(stage, bare, BareOrder.Way.COPY, tickets);
        Arm slow = new BareMintingArm(stage, bare, BareOrder.Way.ORDER_BY_ORDER, tickets);
        Arm ours = new MintingArm(backlog, "minting", lines);
        Arm again = new MintingArm(backlog, "minting again", lines);
        for (int i = 0; i < WARM_UPS; i++) {
            for (Arm arm : List.of(signed, unsigned, slow, ours)) {
                stage.progress("warming up: " + arm.name());
                arm.prepare();
                arm.burst(stage.form().burst().dividedBy(2));
            }
        }
        Series series =
                stage.rounds(
                        "minting",
                        List.of(signed, unsigned, slow, ours, again),
                        stage.form().pick(2, 4),
                        stage.form().burst());
        List<Arm> shown = List.of(signed, unsigned, slow, ours);
        List<Table> tables = new ArrayList<>(List.of(told(series, ours)));
        tables.addAll(Costs.section(series, shown).tables());
        return List.of(
                new Section(
                        "One replica",
                        "Rows of tickets per second from a backlog of %s lines, until the last is"
                                        .formatted(Numbers.count(lines))
                                + " committed, over a bare program with one thread and one"
                                + " connection.",
                        List.of(
                                Comparison.of(series, ours, signed, Figure.RATE, Goal.atLeast(0.6)),
                                Comparison.of(series, ours, unsigned, Figure.RATE, null),
                                Comparison.of(series, ours, slow, Figure.RATE, Goal.atLeast(12)),
                                Comparison.of(series, ours, signed, Figure.CPU, null),
                                Comparison.of(
                                        series, again, ours, Figure.RATE, Goal.sameAsItself()),
                                Comparison.of(
                                        series, again, ours, Figure.CPU, Goal.sameAsItself())),
                        tables,
                        List.of()));
    }

    private static Table told(Series series, Arm ours) {
        return new Table(
                "Tickets per second, medians",
                List.of("until", "rate"),
                List.of(
                        List.of(
                                "the last ticket is committed",
                                Numbers.plain(series.median(ours, Figure.RATE))),
                        List.of(
                                "the last message about one is on Kafka",
                                Numbers.plain(series.median(ours, MintingArm.TOLD)))));
    }
}
