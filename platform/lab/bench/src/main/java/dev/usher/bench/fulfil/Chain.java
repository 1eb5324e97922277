package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the time from a webhook to a ticket that its buyer can read, at a given rate. */
final class Chain {

    /** The shortest burst; long enough for several dozen orders. */
    private static final Duration BURST = Duration.ofSeconds(3);

    /** Higher than the steady rate, at which the code would stay cold. */
    private static final double WARM_UP_RATE = 100;

    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private final Stage stage;
    private final PaidOrders orders;
    private final StripeNote notes;
    private final RawChainArm raw;
    private final double perSecond;

    Chain(Stage stage, PaidOrders orders, StripeNote notes, RawChainArm raw, double perSecond) {
        this.stage = stage;
        this.orders = orders;
        this.notes = notes;
        this.raw = raw.at(perSecond);
        this.perSecond = perSecond;
    }

    Section section() {
        Arm direct = ours("webhook to ticket");
        Arm again = ours("webhook to ticket again");
        warmUp(raw.at(WARM_UP_RATE));
        warmUp(ours("webhook to ticket", WARM_UP_RATE, WARM_UP));
        Series series =
                stage.rounds(
                        "webhook to ticket at " + Numbers.plain(perSecond),
                        List.of(raw, direct, again),
                        rounds(),
                        burst());
        Section costs = Costs.section(series, List.of(raw, direct));
        List<Table> tables = new ArrayList<>(List.of(latencies(series, raw, direct)));
        tables.addAll(costs.tables());
        return new Section(
                "From the webhook to a ticket that can be read, %s orders a second"
                        .formatted(Numbers.plain(perSecond)),
                ("Orders of %d tickets, in the open model: from the intended start of the"
                                + " notification until a reader of ticket-service's table sees the"
                                + " tickets. Over commit, Kafka with acks=all, consume, sign, commit in"
                                + " one bare program. Ours includes all that follows a payment: seats"
                                + " sold, order fulfilled, ticket known at the gate. %d pairs of"
                                + " bursts of %d s.")
                        .formatted(PaidOrders.TICKETS, 2 * rounds(), burst().toSeconds()),
                List.of(
                        Comparison.of(series, direct, raw, Figure.P50, Goal.atMost(2)),
                        Comparison.of(series, direct, raw, Figure.P99, Goal.atMost(3)),
                        Comparison.of(series, direct, raw, Figure.CPU, null),
                        Comparison.of(series, again, direct, Figure.P50, Goal.sameAsItself()),
                        Comparison.of(series, again, direct, Figure.CPU, Goal.sameAsItself())),
                tables,
                List.of());
    }

    private Arm ours(String name) {
        return ours(name, perSecond, burst());
    }

    private Arm ours(String name, double rate, Duration length) {
        return new ServicesArm(stage, name + at(rate), orders, notes, count(rate, length), rate);
    }

    private int rounds() {
        return stage.form().pick(2, 4);
    }

    private Duration burst() {
        Duration usual = stage.form().burst();
        return usual.compareTo(BURST) > 0 ? usual : BURST;
    }

    private void warmUp(Arm arm) {
        for (int i = 0; i < stage.form().pick(1, 3); i++) {
            stage.progress("warming up: " + arm.name());
            arm.prepare();
            List<String> left = arm.violations(arm.burst(WARM_UP));
            if (!left.isEmpty()) {
                stage.progress("warming up: " + String.join("; ", left));
            }
        }
    }

    private static Table latencies(Series series, Arm raw, Arm direct) {
        List<List<String>> rows = new ArrayList<>();
        for (Arm arm : List.of(raw, direct)) {
            rows.add(
                    List.of(
                            arm.name(),
                            Numbers.plain(series.median(arm, Figure.P50)),
                            Numbers.plain(series.median(arm, Figure.P99)),
                            arm.equals(direct)
                                    ? Goal.atMost(12)
                                            .judge(series.median(arm, Figure.P50))
                                            .toString()
                                    : ""));
        }
        return new Table(
                "Milliseconds, medians of the bursts; the goal of p50 is at most 12",
                List.of("", "p50", "p99", "goal"),
                rows);
    }

    /** The end of an arm's name, since an arm at another rate is another arm. */
    static String at(double rate) {
        return ", %s/s".formatted(Numbers.plain(rate));
    }

    /** The number of orders that begin in that time. */
    static int count(double perSecond, Duration length) {
        return (int) Math.round(perSecond * length.toMillis() / 1000);
    }

    static Work work(LoadReport.Seen seen, Duration length) {
        return new Work(
                seen.latency().samples(),
                seen.latency().samples() * 1000.0 / length.toMillis(),
                seen.latency(),
                seen.missing() == 0 ? Map.of() : Map.of("missing", seen.missing()));
    }
}
