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
 * Three bugs in three services at once, each caught by its own invariants; the others are caught by
 * {@code ./usher chaos seeded-bugs}.
 */
@Tag("integration")
class SeededBugsIntegrationTests {

    private static final List<SeededBug> BUGS =
            List.of(
                    SeededBug.WEBHOOK_AMOUNT_TRUSTED,
                    SeededBug.NO_NATURAL_KEY,
                    SeededBug.ADMISSION_BY_SELECT_THEN_INSERT);

    @Test
    void seesThreeBugsInThreeServices() throws Exception {
        Map<String, List<String>> agents = new TreeMap<>();
        BUGS.forEach(bug -> agents.putAll(Trap.of(bug).agents()));

        Trial.Told told =
                TestLab.session()
                        .run(
                                List.of(Experiments.threeTraps()),
                                TestLab.SEED,
                                Duration.ZERO,
                                "three",
                                agents)
                        .getFirst();

        TestLab.tell(told);
        assertThat(BUGS)
                .allSatisfy(bug ->
                        assertThat(Trap.of(bug).caughtBy(told.result()))
                                .as(bug.name())
                                .isNotEmpty());
    }
}
