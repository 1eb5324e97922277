package dev.usher.bench.report;

import dev.usher.bench.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs of the same bench, the newest last, and whether their ratios agree. */
public record Repeats(List<Run> runs) {

    public Repeats {
        runs = List.copyOf(runs);
    }

    /** One run's ratios by {@link Comparison#key}. */
    public record Run(String started, String commit, Map<String, Interval> ratios) {

        public Run {
            ratios = new LinkedHashMap<>(ratios);
        }

        static Run of(BenchReport report) {
            Map<String, Interval> ratios = new LinkedHashMap<>();
            report.comparisons()
                    .forEach(comparison -> ratios.put(comparison.key(), comparison.ratio()));
            return new Run(report.started().toString(), report.commit(), ratios);
        }
    }

    /** Degrees of agreement, the best first. */
    enum Agreement {
        WITHIN("every median within every interval"),
        OVERLAP("intervals overlap"),
        APART("intervals apart");

        private final String text;

        Agreement(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Keys of the ratios that all runs have. */
    Set<String> keys() {
        Map<String, Interval> common = new LinkedHashMap<>(runs.getLast().ratios());
        runs.forEach(run -> common.keySet().retainAll(run.ratios().keySet()));
        return common.keySet();
    }

    Agreement agreement(String key) {
        List<Interval> seen = runs.stream().map(run -> run.ratios().get(key)).toList();
        boolean within =
                seen.stream()
                        .allMatch(interval ->
                                seen.stream().allMatch(other -> interval.contains(other.median())));
        if (within) {
            return Agreement.WITHIN;
        }
        double highestLow = seen.stream().mapToDouble(Interval::low).max().orElseThrow();
        double lowestHigh = seen.stream().mapToDouble(Interval::high).min().orElseThrow();
        return highestLow <= lowestHigh ? Agreement.OVERLAP : Agreement.APART;
    }

    /** Describes the agreement; empty for a first run. */
    Optional<String> sentence() {
        if (runs.size() < 2) {
            return Optional.empty();
        }
        StringBuilder text =
                new StringBuilder("The last %d runs here, ratio by ratio: ".formatted(runs.size()));
        String between = "";
        for (Agreement agreement : Agreement.values()) {
            long count = keys().stream().filter(key -> agreement(key) == agreement).count();
            text.append(between).append(agreement).append(' ').append(count);
            between = "; ";
        }
        return Optional.of(text.append(" of ").append(keys().size()).append('.').toString());
    }
}
