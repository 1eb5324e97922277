package dev.usher.chaos.run;

import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Needs;
import dev.usher.chaos.lab.Lab;
import dev.usher.chaos.lab.LabSettings;
import dev.usher.local.suite.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs experiments in labs and records the results.
 *
 * @param results the directory of the pages and the log; null to keep nothing
 * @param progress receives each step in a few words
 */
public record ExperimentRunner(
        Home home, @Nullable Path results, double journeysPerSecond, Consumer<String> progress) {

    static final String RUNS = "chaos-runs.jsonl";

    /**
     * Runs experiments one after the other in one lab. The lab ends after the first that is not
     * clean, because all later checks would find the same violations.
     */
    public List<Trial.Judged> run(List<Experiment> experiments, long seed, Duration length)
            throws InterruptedException {
        return run(experiments, seed, length, null, Map.of());
    }

    /** Runs experiments with a bug that JVM arguments switch on. */
    List<Trial.Judged> run(
            List<Experiment> experiments,
            long seed,
            Duration length,
            @Nullable String bug,
            Map<String, List<String>> agents)
            throws InterruptedException {
        Needs needs = experiments.stream().map(Experiment::needs).reduce(Needs::and).orElseThrow();
        LabSettings settings =
                LabSettings.of(home, seed, progress)
                        .withReplicas(needs.replicas())
                        .withSmallDisks(needs.smallDisks())
                        .withAgents(agents);
        List<Trial.Judged> told = new ArrayList<>();
        try (Lab lab = Lab.start(settings)) {
            for (Experiment experiment : experiments) {
                Trial.Judged one =
                        new Trial(lab, experiment, seed, length, journeysPerSecond).run(bug);
                told.add(one);
                keep(one.result());
                if (!one.result().clean()) {
                    Path kept = Remains.keep(home, one);
                    progress.accept("the files of the run are in " + kept);
                    break;
                }
            }
        }
        return told;
    }

    private void keep(Result result) {
        if (results != null) {
            RunLog log = new RunLog(results.resolve(RUNS));
            log.add(result);
            ResultsPage.write(results.resolve("chaos.md"), log.all());
        }
    }
}
