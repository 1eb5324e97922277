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
 * Runs experiments in laboratories and writes down what came of each.
 *
 * @param results the directory of the pages and the log of runs; null keeps nothing
 * @param progress told in a few words what is being done
 */
public record Session(
        Home home, @Nullable Path results, double journeysPerSecond, Consumer<String> progress) {

    static final String RUNS = "chaos-runs.jsonl";

    /**
     * One after the other in one laboratory, which ends with the first that is not clean: what it
     * left would be found again by all that follow.
     */
    public List<Trial.Told> run(List<Experiment> experiments, long seed, Duration length)
            throws InterruptedException {
        return run(experiments, seed, length, null, Map.of());
    }

    /** With a bug in some component, by the arguments of its JVM. */
    List<Trial.Told> run(
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
        List<Trial.Told> told = new ArrayList<>();
        try (Lab lab = Lab.start(settings)) {
            for (Experiment experiment : experiments) {
                Trial.Told one =
                        new Trial(lab, experiment, seed, length, journeysPerSecond).run(bug);
                told.add(one);
                keep(one.result());
                if (!one.result().clean()) {
                    Path kept = Remains.keep(home, one);
                    progress.accept("the remains are in " + kept);
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
