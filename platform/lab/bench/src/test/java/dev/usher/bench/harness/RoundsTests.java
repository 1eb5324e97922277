package dev.usher.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.bench.statistics.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private static final int MANY_CORES = 1_000_000;

    private final List<String> turns = new ArrayList<>();

    /** With this many cores no other process can take a large share of the machine. */
    private final Rounds rounds =
            new Rounds(new Accounts(Map::of, MANY_CORES), new NoiseGuard(), _ -> {});

    @Test
    void mirrorsTwoArmsAndReversesEverySecondRound() {
        run(2, arm("A"), arm("B"));

        assertThat(String.join("", turns)).isEqualTo("ABBA" + "BAAB");
    }

    @Test
    void mirrorsMoreArmsAsWell() {
        run(1, arm("A"), arm("B"), arm("C"));

        assertThat(String.join("", turns)).isEqualTo("ABCCBA");
    }

    @Test
    void comparesNeighbouringBursts() {
        ScriptedArm reference = arm("A").doing(50);
        ScriptedArm ours = arm("B").doing(100);

        Series series = run(3, reference, ours);

        assertThat(series.pairs(reference, ours, Figure.RATE))
                .hasSize(6)
                .allMatch(pair -> pair.equals(new Pair(50, 100)))
                .allMatch(pair -> pair.ratio() == 2);
        assertThat(series.median(ours, Figure.RATE)).isEqualTo(100);
    }

    @Test
    void repeatsAVoidBurstAndKeepsTheReason() {
        ScriptedArm ours = arm("B").violating("oversold");

        run(1, arm("A"), ours);

        assertThat(String.join("", turns)).isEqualTo("ABBBA");
        assertThat(ours.prepared()).isEqualTo(3);
        assertThat(rounds.voids()).containsExactly("B: oversold");
    }

    @Test
    void failsIfAnArmStaysVoid() {
        ScriptedArm ours = arm("B").violating("oversold", "oversold", "oversold");

        assertThatThrownBy(() -> run(1, arm("A"), ours))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("B: oversold");
    }

    private ScriptedArm arm(String name) {
        return new ScriptedArm(name, turns);
    }

    private Series run(int number, Arm... arms) {
        return rounds.run("test", List.of(arms), number, Duration.ofSeconds(1));
    }
}
