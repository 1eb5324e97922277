package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Experiments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullTests {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** A part of crash-points, for a seeded bug. */
    private static final String PART = "crash-in-transaction";

    @TempDir Path state;

    private final List<String> ran = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    @Test
    void doesEveryExperimentOnceAndRandomKillsInParts() throws Exception {
        full().run(false, _ -> {}, _ -> {});

        Set<String> names = new TreeSet<>();
        Experiments.all().forEach(each -> names.add(each.name()));
        names.remove(PART);
        assertThat(new TreeSet<>(ran)).isEqualTo(names);
        assertThat(ran.stream().filter("random-kill"::equals)).hasSize(2);
        assertThat(ran).hasSize(names.size() + 1);
    }

    @Test
    void keepsEachPartOfRandomKillsToFiveMinutes() {
        assertThat(Full.slices(1, Duration.ofMinutes(12)))
                .filteredOn(slice -> slice.name().startsWith("random-kill"))
                .extracting(Full.Slice::length)
                .containsExactly(
                        Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(2));
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        full().run(true, _ -> {}, _ -> {});
        List<String> first = List.copyOf(ran);

        full().run(true, _ -> {}, _ -> {});

        assertThat(first).containsExactly("random-kill");
        assertThat(ran).containsExactly("random-kill", "random-kill");
        full().run(true, _ -> {}, _ -> {});
        assertThat(ran).hasSize(3).last().isEqualTo("crash-points");
    }

    @Test
    void beginsAnewWhenAllWasDone() throws Exception {
        full().run(false, _ -> {}, _ -> {});
        int once = ran.size();

        full().run(false, _ -> {}, _ -> {});

        assertThat(ran).hasSize(2 * once);
    }

    @Test
    void givesWhatComesBehindAViolationALaboratoryOfItsOwn() throws Exception {
        most = 1;

        int unclean = full().run(false, _ -> {}, _ -> {});

        assertThat(unclean).isEqualTo(ran.size());
        assertThat(ran).contains("keycloak-away", "postgres-disk-full");
    }

    private Full full() {
        return new Full(this::run, state, 1, TEN_MINUTES);
    }

    private List<Trial.Told> run(List<Experiment> experiments, long seed, Duration length) {
        List<Trial.Told> told = new ArrayList<>();
        for (Experiment each : experiments.subList(0, Math.min(most, experiments.size()))) {
            ran.add(each.name());
            Map<String, Long> violations = most == 1 ? Map.of("I1-counters", 1L) : Map.of();
            told.add(
                    new Trial.Told(
                            TestResults.result(
                                    each.name(), seed, null, length, violations, List.of()),
                            null));
        }
        return told;
    }
}
