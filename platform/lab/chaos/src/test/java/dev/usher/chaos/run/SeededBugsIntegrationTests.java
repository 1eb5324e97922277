package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.experiment.Experiments;
import dev.usher.seededbugs.SeededBug;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Switches three bugs on in three services at once; each must violate an invariant of its own.
 * {@code ./usher chaos seeded-bugs} tests all bugs one by one.
 */
@Tag("integration")
class SeededBugsIntegrationTests {

    private static final List<SeededBug> BUGS =
            List.of(
                    SeededBug.WEBHOOK_AMOUNT_TRUSTED,
                    SeededBug.NO_NATURAL_KEY,
                    SeededBug.ADMISSION_BY_SELECT_THEN_INSERT);

    @Test
    void catchesThreeBugsInThreeServices() throws Exception {
        Map<String, List<String>> agents = new TreeMap<>();
        BUGS.forEach(bug -> agents.putAll(Trap.of(bug).agents()));

        Trial.Judged judged =
                TestLab.session()
                        .run(
                                List.of(Experiments.threeTraps()),
                                TestLab.SEED,
                                Duration.ZERO,
                                "three",
                                agents)
                        .getFirst();

        TestLab.tell(judged);
        assertThat(BUGS)
                .allSatisfy(bug ->
                        assertThat(Trap.of(bug).caughtBy(judged.result()))
                                .as(
                                        "%s in %s (%s) must violate one of %s; all violations: %s;"
                                                + " failures of the experiments: %s",
                                        bug,
                                        bug.components(),
                                        bug.sentence(),
                                        Trap.of(bug).invariants(),
                                        judged.result().violations(),
                                        judged.result().failures())
                                .isNotEmpty());
    }
}
