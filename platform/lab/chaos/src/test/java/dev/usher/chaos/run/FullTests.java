package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Experiments;
import java.nio.file.Files;
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

    /** A part of crash-points that only a seeded bug uses. */
    private static final String PART = "crash-in-transaction";

    @TempDir Path state;

    private final List<String> ran = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Set<String> violating = new TreeSet<>();
    private int most = Integer.MAX_VALUE;
    private String commit = "abc1234";
    private Duration length = TEN_MINUTES;

    @Test
    void runsEveryExperimentOnceAndRandomKillsInParts() throws Exception {
        full().run(false, _ -> {}, _ -> {});

        Set<String> names = new TreeSet<>();
        Experiments.all().forEach(each -> names.add(each.name()));
        names.remove(PART);
        assertThat(new TreeSet<>(ran)).isEqualTo(names);
        assertThat(ran.stream().filter("random-kill"::equals)).hasSize(2);
        assertThat(ran).hasSize(names.size() + 1);
    }

    @Test
    void limitsEachPartOfRandomKillsToFiveMinutes() {
        assertThat(Full.slices(1, Duration.ofMinutes(12)))
                .filteredOn(slice -> slice.name().matches("random-kill-\\d+"))
                .extracting(Full.Slice::length)
                .containsExactly(
                        Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(2));
    }

    @Test
    void continuesAfterAnInterruption() throws Exception {
        full().run(true, _ -> {}, _ -> {});
        List<String> first = List.copyOf(ran);

        full().run(true, _ -> {}, _ -> {});

        assertThat(first).containsExactly("random-kill");
        assertThat(ran).containsExactly("random-kill", "random-kill");
        full().run(true, _ -> {}, _ -> {});
        assertThat(ran).hasSize(3).last().isEqualTo("crash-points");
    }

    @Test
    void startsAgainAfterAllSlicesWereClean() throws Exception {
        full().run(false, _ -> {}, _ -> {});
        int once = ran.size();

        full().run(false, _ -> {}, _ -> {});

        assertThat(ran).hasSize(2 * once);
    }

    @Test
    void runsTheRestAfterAViolationInANewLab() throws Exception {
        most = 1;

        int unclean = full().run(false, _ -> {}, _ -> {});

        assertThat(unclean).isEqualTo(ran.size());
        assertThat(ran).contains("keycloak-away", "postgres-disk-full");
    }

    @Test
    void keepsAViolationUntilAllSlicesWereRun() throws Exception {
        violating.add("crash-points");
        int slices = Full.slices(1, TEN_MINUTES).size();

        List<Integer> unclean = new ArrayList<>();
        for (int slice = 0; slice < slices; slice++) {
            unclean.add(full().run(true, said::add, _ -> {}));
        }

        assertThat(unclean.get(2)).isEqualTo(1);
        assertThat(unclean.subList(3, slices - 1)).containsOnly(0);
        assertThat(unclean.getLast()).isEqualTo(1);
        assertThat(said)
                .containsOnlyOnce("All slices of seed 1 are done.")
                .last()
                .asString()
                .startsWith("1 experiments were not clean");
    }

    @Test
    void runsSlicesAgainThatWereNotClean() throws Exception {
        violating.add("crash-points");
        full().run(false, _ -> {}, _ -> {});
        violating.clear();
        ran.clear();

        int unclean = full().run(false, said::add, _ -> {});

        assertThat(ran).containsExactly("crash-points");
        assertThat(unclean).isZero();
        assertThat(said).last().isEqualTo("All slices of seed 1 are done.");
    }

    @Test
    void runsNewSlicesBeforeThoseThatWereNotClean() throws Exception {
        violating.add("random-kill");
        for (int slice = 0; slice < 3; slice++) {
            full().run(true, _ -> {}, _ -> {});
        }

        assertThat(ran).containsExactly("random-kill", "random-kill", "crash-points");
    }

    @Test
    void runsSlicesOfAnotherCommitAgain() throws Exception {
        full().run(true, _ -> {}, _ -> {});
        commit = "def5678";
        int slices = Full.slices(1, TEN_MINUTES).size();

        full().run(true, said::add, _ -> {});

        assertThat(said)
                .first()
                .isEqualTo("%d of %d slices remain for seed 1.".formatted(slices, slices));
    }

    @Test
    void runsSlicesOfAnotherLengthAgain() throws Exception {
        full().run(true, _ -> {}, _ -> {});
        length = Duration.ofMinutes(2);
        int slices = Full.slices(1, length).size();

        full().run(true, said::add, _ -> {});

        assertThat(said)
                .first()
                .isEqualTo("%d of %d slices remain for seed 1.".formatted(slices, slices));
    }

    @Test
    void ignoresLinesOfAnotherFormat() throws Exception {
        Files.writeString(state.resolve("full-1.done"), "random-kill-1\ncrash-points\n");

        full().run(true, _ -> {}, _ -> {});

        assertThat(ran).containsExactly("random-kill");
    }

    private Full full() {
        return new Full(this::run, state, commit, 1, length);
    }

    private List<Trial.Judged> run(List<Experiment> experiments, long seed, Duration howLong) {
        List<Trial.Judged> told = new ArrayList<>();
        for (Experiment each : experiments.subList(0, Math.min(most, experiments.size()))) {
            ran.add(each.name());
            boolean clean = most != 1 && !violating.contains(each.name());
            Map<String, Long> violations = clean ? Map.of() : Map.of("I1-counters", 1L);
            told.add(
                    new Trial.Judged(
                            TestResults.result(
                                    each.name(), seed, null, howLong, violations, List.of()),
                            null));
        }
        return told;
    }
}
