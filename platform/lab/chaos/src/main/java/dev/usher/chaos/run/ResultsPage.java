package dev.usher.chaos.run;

import dev.usher.chaos.experiment.Experiments;
import dev.usher.chaos.history.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A page with one row per experiment, written from the log of all runs. */
public final class ResultsPage {

    /**
     * With no violation in N runs, at most this over N of all runs have one, with 95 % certainty.
     */
    private static final double RULE_OF_THREE = 3.0;

    /** The time of a run whose messages were not processed in time; longer than any other. */
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private ResultsPage() {}

    /** Writes the runs without a seeded bug. */
    public static void write(Path page, List<Result> runs) {
        List<Result> honest = runs.stream().filter(run -> run.bug() == null).toList();
        try {
            Files.writeString(page, text(honest));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(List<Result> runs) {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Fault experiments

                Written by `./usher chaos` from [chaos-runs.jsonl](chaos-runs.jsonl); do not edit.
                A violation is a row that an invariant's query found after the suite was healed and
                at rest. With no violation in N runs, fewer than 3/N of all runs have one, with
                95 %% certainty. Recovery lasts from the end of the faults until every process was
                ready, a later buyer had tickets and every message was processed; a run that did not
                recover counts as beyond the limit of %d s. Refused calls were answered 4xx; lost ones
                502, 504 or not at all; runs before these were counted do not tell.

                | experiment | runs | seeds | violating runs | at most | recovered p50 | p95 | max | refused | lost | last |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|
                """
                        .formatted(Trial.PROCESSED_WITHIN.toSeconds()));
        Map<String, List<Result>> byName =
                runs.stream()
                        .sorted(Comparator.comparing(Result::experiment))
                        .collect(
                                Collectors.groupingBy(
                                        Result::experiment,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byName.forEach((name, all) -> page.append(row(name, all)).append('\n'));
        page.append(row("**all**", runs)).append('\n');
        page.append("\n## Experiments\n\n");
        Experiments.all()
                .forEach(each ->
                        page.append("- **%s**: %s\n".formatted(each.name(), each.sentence())));
        page.append(violated(runs));
        return page.toString();
    }

    private static String row(String name, List<Result> all) {
        List<Result> ran = all.stream().filter(run -> run.failures().isEmpty()).toList();
        long violating = all.stream().filter(run -> !run.violations().isEmpty()).count();
        List<Duration> times =
                all.stream()
                        .map(run -> Objects.requireNonNullElse(run.recovered(), NEVER))
                        .sorted()
                        .toList();
        Result last =
                all.isEmpty() ? null : all.stream().max(Comparator.comparing(Result::at)).get();
        return "| %s | %d | %d | %d | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        name,
                        all.size(),
                        all.stream().mapToLong(Result::seed).distinct().count(),
                        violating,
                        violating > 0 || ran.isEmpty() ? "" : percent(RULE_OF_THREE / ran.size()),
                        quantile(times, 0.5),
                        quantile(times, 0.95),
                        quantile(times, 1),
                        share(all, Answers.REFUSED),
                        share(all, Answers.LOST),
                        last == null
                                ? ""
                                : last.at().toString().substring(0, 10) + ", " + last.commit());
    }

    /** Returns the share of all calls that a figure counts. */
    private static String share(List<Result> runs, String figure) {
        List<Result> told =
                runs.stream().filter(r -> r.figures().containsKey(Answers.CALLS)).toList();
        long calls = told.stream().mapToLong(r -> r.figures().get(Answers.CALLS)).sum();
        long counted = told.stream().mapToLong(r -> r.figures().get(figure)).sum();
        return calls == 0 ? "" : percent(counted / (double) calls);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.min(100, share * 100));
    }

    /** Returns the smallest time that this share of the runs did not exceed. */
    private static String quantile(List<Duration> sorted, double share) {
        if (sorted.isEmpty()) {
            return "";
        }
        int rank = (int) Math.ceil(share * sorted.size());
        Duration time = sorted.get(Math.max(rank, 1) - 1);
        return time.equals(NEVER)
                ? "> %d s".formatted(Trial.PROCESSED_WITHIN.toSeconds())
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String violated(List<Result> runs) {
        List<String> lines = new ArrayList<>();
        Function<Result, String> told =
                run ->
                        "- %s, seed %d, %s, %s: %s%s"
                                .formatted(
                                        run.experiment(),
                                        run.seed(),
                                        run.commit(),
                                        run.at().toString().substring(0, 16),
                                        run.violations(),
                                        run.failures().isEmpty() ? "" : " " + run.failures());
        runs.stream().filter(run -> !run.clean()).map(told).forEach(lines::add);
        String machines =
                runs.stream()
                        .map(Result::machine)
                        .distinct()
                        .map(machine -> "- " + machine + "\n")
                        .collect(Collectors.joining());
        return "\n## Machines\n\n"
                + machines
                + (lines.isEmpty()
                        ? ""
                        : "\n## Runs that were not clean\n\n" + String.join("\n", lines) + "\n");
    }
}
