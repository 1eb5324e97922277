package dev.usher.bench.journey;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Series;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures whole paid journeys against the budgets of CPU time. */
public final class JourneyBench implements Benchmark {

    /** Journeys that begin per second. */
    private static final List<Integer> RATES = List.of(10, 25, 50);

    /** The rate of the pass that is sampled, if the suite can follow it. */
    private static final int SAMPLED = 25;

    private static final int TRIALS = 2;

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public String title() {
        return "the CPU time of a paid ticket, from the list to the door";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "A journey: list events, read one, reserve two tickets with an Idempotency-Key, open"
                        + " the order, pay in the sandbox, wait with Prefer, read the tickets, scan"
                        + " both. All calls carry a token; 400 buyers, 20 events.",
                "A call that a busy suite asks to send later is sent again, as a shop would; the count"
                        + " of calls shows it.",
                "A burst is void unless every journey ends with both tickets admitted. It ends when"
                        + " the last journey has ended and no message waits to be sent.",
                "A rate that the suite cannot follow without errors is left out, and the report says"
                        + " so.",
                "Keycloak takes no part: tokens are signed before. It is counted at rest only.");
    }

    @Override
    public List<Section> run(Stage stage) {
        BudgetTable budgets = BudgetTable.of(stage.suite().home().project());
        Journeys journeys = Journeys.open(stage);
        WarmUp warmUp = new WarmUp(journeys);
        warmUp.run();
        Duration burst = Duration.ofSeconds(stage.form().pick(4, 10));
        List<JourneyArm> arms = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int rate : RATES) {
            JourneyArm arm = new JourneyArm(journeys, rate);
            String problem = trial(stage, arm, burst);
            if (problem.isEmpty()) {
                arms.add(arm);
            } else {
                left.add("Not followed without errors: " + arm.name() + " " + problem + ".");
            }
        }
        if (arms.isEmpty()) {
            throw new BenchFailed(String.join(" ", left));
        }
        Series series =
                stage.rounds("journeys", List.<Arm>copyOf(arms), stage.form().pick(2, 4), burst);
        Counting counting = new Counting(journeys, budgets);
        int fastest = arms.getLast().perSecond();
        counting.run(
                stage.form().quick()
                        ? List.of(fastest)
                        : List.of(arms.getFirst().perSecond(), fastest));
        JourneyCosts costs = new JourneyCosts(series, arms, budgets, counting);
        Section inside = new Inside(journeys, Math.min(SAMPLED, fastest)).section();
        return List.of(
                costs.section(String.join(" ", left), warmUp.table()),
                inside,
                counting.counts(),
                counting.atRest(),
                costs.durations());
    }

    /** Returns why the suite cannot follow the rate; empty if it can. */
    private static String trial(Stage stage, JourneyArm arm, Duration burst) {
        String problem = "";
        for (int i = 0; i < TRIALS; i++) {
            stage.progress("trying " + arm.name());
            problem = String.join("; ", arm.violations(arm.burst(burst)));
            if (problem.isEmpty()) {
                return "";
            }
        }
        return problem;
    }
}
