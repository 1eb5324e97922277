package dev.usher.chaos.run;

import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Experiments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs every experiment, in slices of at most ten minutes with a suite each. Results are kept in a
 * file, from which the next start continues. A slice that was not clean, or was run with another
 * commit or length, is run again.
 */
public final class Full {

    /** Keeps a slice, with its start and its check, within ten minutes. */
    private static final Duration LONGEST_OF_RANDOM_KILLS = Duration.ofMinutes(5);

    private static final String RANDOM_KILL = "random-kill";

    /** Experiments that share a lab; each list is one slice. */
    private static final List<List<String>> SHARED =
            List.of(
                    List.of("crash-points"),
                    List.of("kafka-away", "postgres-killed", "keycloak-away"),
                    List.of("webhooks", "stripe-faults", "forged-amount", "forged-payment"),
                    List.of("redelivery", "same-fact-twice", "expiry-race", "late-payment"),
                    List.of("quiet", "slow-network", "resets", "black-hole"),
                    List.of("paused-relay-leader"),
                    List.of("paused-consumer"),
                    List.of("scan-race", "rolling-restart", "lost-tables"),
                    List.of("kafka-disk-full", "postgres-disk-full"),
                    List.of("random-kill-all"));

    private final LabRunner runner;
    private final long seed;
    private final String commit;
    private final Path progress;
    private final List<Slice> slices;

    /** Runs experiments; see {@link ExperimentRunner#run(List, long, Duration)}. */
    @FunctionalInterface
    interface LabRunner {
        List<Trial.Judged> run(List<Experiment> experiments, long seed, Duration length)
                throws InterruptedException;
    }

    /** The experiments of one lab. */
    record Slice(String name, List<String> experiments, long seed, Duration length) {}

    /** The result of a slice, as a line of the file. */
    private record Mark(String slice, String commit, Duration length, int unclean) {

        /** Parses a line; null if it has another format. */
        static @Nullable Mark parse(String line) {
            String[] parts = line.split(" ", -1);
            try {
                return parts.length == 4
                        ? new Mark(
                                parts[0],
                                parts[1],
                                Duration.parse(parts[2]),
                                Integer.parseInt(parts[3]))
                        : null;
            } catch (DateTimeParseException | NumberFormatException _) {
                return null;
            }
        }

        String line() {
            return "%s %s %s %d\n".formatted(slice, commit, length, unclean);
        }
    }

    public Full(ExperimentRunner session, long seed, Duration randomKills) {
        this(
                session::run,
                session.home().state(),
                Provenance.commit(session.home().project()),
                seed,
                randomKills);
    }

    Full(LabRunner runner, Path state, String commit, long seed, Duration randomKills) {
        this.runner = runner;
        this.commit = commit;
        this.seed = seed;
        this.progress = state.resolve("full-" + seed + ".done");
        this.slices = slices(seed, randomKills);
    }

    private static Duration first(Duration left) {
        return left.compareTo(LONGEST_OF_RANDOM_KILLS) > 0 ? LONGEST_OF_RANDOM_KILLS : left;
    }

    static List<Slice> slices(long seed, Duration randomKills) {
        List<Slice> all = new ArrayList<>();
        Duration left = randomKills;
        for (int part = 1; left.isPositive(); part++) {
            Duration length = first(left);
            left = left.minus(length);
            // A seed for each part, so that no part repeats another.
            long own = seed + 1000L * (part - 1);
            all.add(new Slice(RANDOM_KILL + "-" + part, List.of(RANDOM_KILL), own, length));
        }
        for (List<String> names : SHARED) {
            all.add(new Slice(String.join("+", names), names, seed, first(randomKills)));
        }
        return all;
    }

    /**
     * Runs the remaining slices, or one of them. Returns the number of experiments that were not
     * clean: of all slices if each has been run, otherwise of those that were run now.
     */
    public int run(boolean oneOnly, Consumer<String> say, Consumer<Trial.Judged> told)
            throws InterruptedException {
        List<Slice> left = left();
        say.accept(
                "%d of %d slices remain for seed %d.".formatted(left.size(), slices.size(), seed));
        int unclean = 0;
        for (Slice slice : oneOnly ? left.subList(0, Math.min(1, left.size())) : left) {
            say.accept("Slice " + slice.name());
            List<Experiment> experiments =
                    slice.experiments().stream()
                            .map(name -> Experiments.named(name).orElseThrow())
                            .toList();
            int here = session(slice, experiments, told);
            remember(slice, here);
            unclean += here;
        }
        Map<Slice, Mark> done = done();
        if (done.size() < slices.size()) {
            return unclean;
        }
        int all = done.values().stream().mapToInt(Mark::unclean).sum();
        say.accept("All slices of seed %d are done.".formatted(seed));
        if (all == 0) {
            forget();
        } else {
            say.accept(
                    "%d experiments were not clean; the next start runs their slices again."
                            .formatted(all));
        }
        return all;
    }

    /** Returns slices that were not run, followed by those that were not clean. */
    private List<Slice> left() {
        Map<Slice, Mark> done = done();
        List<Slice> left =
                new ArrayList<>(slices.stream().filter(slice -> !done.containsKey(slice)).toList());
        done.forEach((slice, mark) -> {
            if (mark.unclean() > 0) {
                left.add(slice);
            }
        });
        return left;
    }

    /** Runs a slice; after an experiment that is not clean the rest gets a new lab. */
    private int session(Slice slice, List<Experiment> experiments, Consumer<Trial.Judged> told)
            throws InterruptedException {
        int unclean = 0;
        List<Experiment> left = experiments;
        while (!left.isEmpty()) {
            List<Trial.Judged> all = runner.run(left, slice.seed(), slice.length());
            all.forEach(told);
            unclean += (int) all.stream().filter(one -> !one.result().clean()).count();
            left = left.subList(all.size(), left.size());
        }
        return unclean;
    }

    /** Returns the last result of each slice for this commit and length. */
    private Map<Slice, Mark> done() {
        Map<Slice, Mark> done = new LinkedHashMap<>();
        if (!Files.exists(progress)) {
            return done;
        }
        try (Stream<String> lines = Files.lines(progress)) {
            List<Mark> marks = lines.map(Mark::parse).filter(Objects::nonNull).toList();
            for (Slice slice : slices) {
                marks.stream()
                        .filter(mark -> of(mark, slice))
                        .reduce((_, later) -> later)
                        .ifPresent(mark -> done.put(slice, mark));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return done;
    }

    private boolean of(Mark mark, Slice slice) {
        return mark.slice().equals(slice.name())
                && mark.commit().equals(commit)
                && mark.length().equals(slice.length());
    }

    private void remember(Slice slice, int unclean) {
        try {
            Files.createDirectories(progress.toAbsolutePath().getParent());
            Files.writeString(
                    progress,
                    new Mark(slice.name(), commit, slice.length(), unclean).line(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(progress);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
