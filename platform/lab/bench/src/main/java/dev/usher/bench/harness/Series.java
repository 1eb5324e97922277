package dev.usher.bench.harness;

import dev.usher.bench.statistics.Median;
import dev.usher.bench.statistics.Pair;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All bursts of the arms of a run. */
public record Series(List<Half> halves) {

    public Series {
        halves = List.copyOf(halves);
    }

    /** One burst of each arm. */
    public record Half(List<Burst> bursts) {

        public Half {
            bursts = List.copyOf(bursts);
        }

        Burst of(Arm arm) {
            return bursts.stream()
                    .filter(burst -> burst.arm().equals(arm.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no arm " + arm.name()));
        }
    }

    /** Pairs the same figure of two arms, half by half. */
    public List<Pair> pairs(Arm reference, Arm ours, Figure figure) {
        return halves.stream()
                .map(half ->
                        new Pair(
                                figure.of(reference, half.of(reference)),
                                figure.of(ours, half.of(ours))))
                .toList();
    }

    public double median(Arm arm, Figure figure) {
        return median(arm, burst -> figure.of(arm, burst));
    }

    public double median(Arm arm, ToDoubleFunction<Burst> figure) {
        return Median.of(halves.stream().map(half -> figure.applyAsDouble(half.of(arm))).toList());
    }

    public Stream<Burst> bursts() {
        return halves.stream().flatMap(half -> half.bursts().stream());
    }
}
