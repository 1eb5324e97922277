package dev.usher.bench.journey;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Series;
import dev.usher.bench.journey.bare.BareProgram;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures whole paid journeys against the budgets of CPU time. */
public final class JourneyBench implements Benchmark {

    /** Journeys that begin per second. */
    private static final List<Integer> RATES = List.of(10, 25, 50);

    /** The rates of the budget, at which the suite is compared with the bare chain. */
    private static final List<Integer> BARE_RATES = List.of(25, 50);

    /** A rate that a suite that has just started can follow. */
    private static final double WARM_UP_RATE = 12;

    /** The same for the bare chain, so that as many journeys take less of the bench's time. */
    private static final double BARE_WARM_UP_RATE = 50;

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
                "The bare chain takes part in the same rounds, warmed up by the same rule at a higher"
                        + " rate. It leaves out outboxes and inboxes, replicas, all messages but two,"
                        + " roles, limits, checks of fields, and the handling of failures: sweepers,"
                        + " retries, dead letters. It has no ahead-of-time cache.",
                "Keycloak takes no part: tokens are signed before. It is counted at rest only.");
    }

    @Override
    public List<Section> run(Stage stage) {
        BudgetTable budgets = BudgetTable.of(stage.suite().home().project());
        JourneyWorld world = new JourneyWorld(stage, Clock.systemUTC());
        Journeys journeys = Journeys.open(stage, Way.throughTheSuite(stage, world.create()));
        try (BareProgram bare =
                BareProgram.start(stage, JourneyWorld.EVENTS, JourneyWorld.PLACES_EACH)) {
            Path cast = world.cast(bare.events(), "bare-cast.json");
            return run(stage, budgets, journeys, journeys.through(Way.throughTheChain(bare, cast)));
        }
    }

    private static List<Section> run(
            Stage stage, BudgetTable budgets, Journeys journeys, Journeys bareJourneys) {
        WarmUp warmUp = new WarmUp(journeys, WARM_UP_RATE);
        warmUp.run();
        WarmUp bareWarmUp = new WarmUp(bareJourneys, BARE_WARM_UP_RATE);
        bareWarmUp.run();
        Duration burst = Duration.ofSeconds(stage.form().pick(4, 10));
        List<String> left = new ArrayList<>();
        List<JourneyArm> arms = followed(stage, journeys, RATES, burst, left);
        List<JourneyArm> bare = followed(stage, bareJourneys, BARE_RATES, burst, left);
        if (arms.isEmpty()) {
            throw new BenchFailed(String.join(" ", left));
        }
        List<Arm> all = new ArrayList<>(arms);
        all.addAll(bare);
        Series series = stage.rounds("journeys", all, stage.form().pick(2, 4), burst);
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
                new BesideBare(series, arms, bare).section(bareWarmUp.table()),
                inside,
                counting.counts(),
                counting.atRest(),
                costs.durations());
    }

    /** Returns the arms of the rates that can be followed; adds a text for each other one. */
    private static List<JourneyArm> followed(
            Stage stage,
            Journeys journeys,
            List<Integer> rates,
            Duration burst,
            List<String> left) {
        List<JourneyArm> arms = new ArrayList<>();
        for (int rate : rates) {
            JourneyArm arm = new JourneyArm(journeys.way(), rate, journeys::measured);
            String problem = trial(stage, arm, burst);
            if (problem.isEmpty()) {
                arms.add(arm);
            } else {
                left.add("Not followed without errors: " + arm.name() + " " + problem + ".");
            }
        }
        return arms;
    }

    /** Returns why the rate cannot be followed; empty if it can. */
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
