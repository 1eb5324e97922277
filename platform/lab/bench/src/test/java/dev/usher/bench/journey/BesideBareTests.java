package dev.usher.bench.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.usher.bench.harness.Burst;
import dev.usher.bench.harness.Series;
import dev.usher.bench.journey.bare.BareProgram;
import dev.usher.bench.load.Latency;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BesideBareTests {

    private static final Table NO_WARM_UP = new Table("Warming up", List.of(), List.of());

    private final JourneyArm suite = arm("", Set.of("gateway", "kafka"), 25, "gateway", 3000);
    private final JourneyArm fast = arm("", Set.of("gateway", "kafka"), 50, "gateway", 0);
    private final JourneyArm bare =
            arm(BareProgram.CHAIN + ", ", Way.BARE, 25, BareProgram.CHAIN, 100);

    @Test
    void comparesArmsOfTheSameRateWithAndWithoutTheCompiler() {
        Section section =
                new BesideBare(series(20_000, 4_000, 1_000), List.of(suite, fast), List.of(bare))
                        .section(NO_WARM_UP);

        assertThat(section.comparisons())
                .extracting(Comparison::ours, Comparison::reference)
                .containsOnly(tuple("25 a second", "bare chain, 25 a second"));
        Comparison whole = section.comparisons().getFirst();
        assertThat(whole.oursMedian()).isEqualTo(21);
        assertThat(whole.referenceMedian()).isEqualTo(5);
        assertThat(whole.ratio().median()).isEqualTo(4.2);
        Comparison withoutJit = section.comparisons().getLast();
        assertThat(withoutJit.oursMedian()).isCloseTo(21 - 12, within(0.001));
        assertThat(withoutJit.referenceMedian()).isCloseTo(5 - 0.4, within(0.001));
    }

    @Test
    void listsEachProcessOfTheChainAndTheirSum() {
        Table table =
                new BesideBare(series(20_000, 4_000, 1_000), List.of(suite), List.of(bare))
                        .section(NO_WARM_UP)
                        .tables()
                        .getFirst();

        assertThat(table.columns())
                .containsExactly("process", "bare chain, 25 a second", "of it JIT");
        assertThat(table.rows())
                .contains(
                        List.of("bare chain", "4", "0.4"),
                        List.of("kafka", "1", "0"),
                        List.of("all", "5", "0.4"),
                        List.of("all without JIT", "4.6", ""));
    }

    @Test
    void tellsOfTheGrowthFromTwoRatesOn() {
        BesideBare one = new BesideBare(series(1, 1, 1), List.of(), List.of(bare));

        assertThat(one.section(NO_WARM_UP).growth()).isEmpty();
        assertThat(
                        new BesideBare(series(1, 1, 1), List.of(), List.of(bare, fast))
                                .section(NO_WARM_UP)
                                .growth())
                .hasSize(1);
    }

    /** Two halves with one burst of each arm, whose programs take that many microseconds. */
    private Series series(double gateway, double chain, double kafka) {
        List<Series.Half> halves = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            halves.add(
                    new Series.Half(
                            List.of(
                                    burst(suite, Map.of("gateway", gateway, "kafka", kafka)),
                                    burst(fast, Map.of("gateway", gateway, "kafka", kafka)),
                                    burst(
                                            bare,
                                            Map.of(BareProgram.CHAIN, chain, "kafka", kafka)))));
        }
        return new Series(halves);
    }

    private static Burst burst(JourneyArm arm, Map<String, Double> micros) {
        return new Burst(arm.name(), arm.burst(Duration.ofSeconds(10)), micros, 0, false);
    }

    /** An arm whose compiler takes that many milliseconds in each burst of 250 journeys. */
    private static JourneyArm arm(
            String prefix, Set<String> processes, int perSecond, String jvm, long jitMillis) {
        Way way = new Way(prefix, "", "", Path.of("cast"), processes, "");
        return new JourneyArm(
                way,
                perSecond,
                (count, _) ->
                        new JourneyArm.Passed(
                                new JourneyReport(1, count, Map.of(), 9, Latency.NONE, Map.of()),
                                Map.of(jvm, Duration.ofMillis(jitMillis))));
    }
}
