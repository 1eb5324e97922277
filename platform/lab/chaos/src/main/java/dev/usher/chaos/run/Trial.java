package dev.usher.chaos.run;

import dev.usher.chaos.check.Finding;
import dev.usher.chaos.check.NotQuiescent;
import dev.usher.chaos.check.Verdict;
import dev.usher.chaos.crowd.Crowd;
import dev.usher.chaos.crowd.CrowdSettings;
import dev.usher.chaos.crowd.CrowdTally;
import dev.usher.chaos.experiment.Course;
import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.history.Answers;
import dev.usher.chaos.history.Call;
import dev.usher.chaos.lab.Lab;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of an experiment in a lab, from the first buyer to the verdict. */
public final class Trial {

    /** Longer than all deadlines: the profile chaos holds for 45 s and sells for 60 s. */
    private static final Duration ALL_DEADLINES = Duration.ofSeconds(130);

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    static final Duration PROCESSED_WITHIN = Duration.ofMinutes(3);
    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(3);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration SERVED_AGAIN_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration EVERYBODY_DONE_WITHIN = Duration.ofSeconds(100);

    private final Lab lab;
    private final Experiment experiment;
    private final long seed;
    private final Duration length;
    private final double perSecond;
    private final Clock clock = Clock.systemUTC();

    /** The result with its full verdict. */
    public record Judged(Result result, @Nullable Verdict verdict) {}

    public Trial(Lab lab, Experiment experiment, long seed, Duration length, double perSecond) {
        this.lab = lab;
        this.experiment = experiment;
        this.seed = seed;
        this.length = length;
        this.perSecond = perSecond;
    }

    /** A seed of its own, because experiments that share a suite must not repeat each other. */
    private long ownSeed() {
        return new SplittableRandom(seed ^ experiment.name().hashCode()).nextLong();
    }

    public Judged run(@Nullable String bug) throws InterruptedException {
        Instant started = clock.instant();
        int callsBefore = lab.history().calls().size();
        List<String> failures = new ArrayList<>();
        Map<String, Long> violations = new TreeMap<>();
        Map<String, Long> figures;
        Duration recovered = null;
        CrowdSettings usual =
                CrowdSettings.of(
                                "%s-%d-%d".formatted(experiment.name(), seed, callsBefore),
                                ownSeed())
                        .withRate(perSecond);
        try (Crowd crowd = lab.crowd(experiment.crowd(usual))) {
            lab.say("the first events go on sale");
            crowd.start();
            Thread.sleep(WARM_UP);
            Course course = new Course(lab, crowd, new SplittableRandom(seed), length);
            lab.say(experiment.name());
            experiment.disturb(course);
            recovered = recover(crowd, failures, violations);
            if (crowd.tally().served() == 0) {
                failures.add("no buyer got tickets");
            }
            List<Call> calls = lab.history().calls();
            Answers answers = Answers.of(calls.subList(callsBefore, calls.size()));
            String unavailable = answers.below(experiment.availability());
            if (!unavailable.isEmpty()) {
                failures.add(unavailable);
            }
            Duration knew = crowd.tally().slowestGate();
            experiment
                    .gatesKnowWithin()
                    .filter(limit -> knew.compareTo(limit) > 0)
                    .ifPresent(_ -> failures.add("a gate knew after " + knew.toMillis() + " ms"));
            figures = figures(course, crowd.tally(), answers);
            failures.addAll(course.failures());
        }
        rest(violations);
        figures.put("asked again", (long) lab.askAgain());
        Verdict verdict = lab.judge();
        failures.addAll(lab.stripe().forgotten());
        for (Finding finding : verdict.broken()) {
            violations.put(finding.invariant(), finding.count());
        }
        Result result =
                new Result(
                        experiment.name(),
                        seed,
                        bug,
                        started,
                        Duration.between(started, clock.instant()),
                        Provenance.commit(lab.home().project()),
                        Provenance.machine(),
                        recovered,
                        violations,
                        failures,
                        figures);
        return new Judged(result, verdict);
    }

    /** Measures the recovery, then lets deadlines pass and the crowd finish. */
    private @Nullable Duration recover(
            Crowd crowd, List<String> failures, Map<String, Long> violations)
            throws InterruptedException {
        long healed = System.nanoTime();
        lab.heal();
        int before = crowd.tally().started();
        if (!lab.processes().awaitAllReady(READY_WITHIN)) {
            failures.add(
                    "not all components were ready again within "
                            + READY_WITHIN.toSeconds()
                            + " s");
        } else if (crowd.open() && !servedAgain(crowd.tally(), before)) {
            failures.add("no buyer got tickets after the fault");
        }
        crowd.closeEntrance();
        Duration recovered = null;
        try {
            Duration up = Duration.ofNanos(System.nanoTime() - healed);
            recovered = up.plus(lab.awaitMessages(PROCESSED_WITHIN));
        } catch (NotQuiescent stuck) {
            violations.put("messages processed", (long) stuck.left().size());
            stuck.left().forEach(lab::say);
        }
        crowd.awaitEverybodyDone(FAREWELL);
        lab.say("all deadlines pass");
        lab.advance(ALL_DEADLINES);
        crowd.awaitEverybodyDone(EVERYBODY_DONE_WITHIN);
        return recovered;
    }

    /** Waits until a buyer after the given number has tickets. */
    private static boolean servedAgain(CrowdTally tally, int others) throws InterruptedException {
        long deadline = System.nanoTime() + SERVED_AGAIN_WITHIN.toNanos();
        while (!tally.servedAfter(others)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN_CHECKS);
        }
        return true;
    }

    private void rest(Map<String, Long> violations) throws InterruptedException {
        try {
            lab.awaitRest(AT_REST_WITHIN);
        } catch (NotQuiescent stuck) {
            violations.put("at rest", (long) stuck.left().size());
            stuck.left().forEach(lab::say);
        }
    }

    private Map<String, Long> figures(Course course, CrowdTally tally, Answers answers) {
        Map<String, Long> figures = new TreeMap<>(course.figures());
        figures.put("journeys", (long) tally.started());
        figures.put("served", (long) tally.served());
        figures.put("slowest ticket ms", tally.slowestTicket().toMillis());
        figures.put("slowest gate ms", tally.slowestGate().toMillis());
        figures.putAll(answers.figures());
        figures.put("restarts", (long) lab.processes().restarts());
        figures.put("messages", lab.recorded());
        return figures;
    }
}
