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
 * Every experiment, in slices of at most ten minutes with a suite of their own. What came of each
 * is kept in a file, from which the next start goes on: what was not clean, or was run with another
 * commit or length, is run again.
 */
public final class Full {

    /** So that a slice with its start and its check stays within ten minutes. */
    private static final Duration LONGEST_OF_RANDOM_KILLS = Duration.ofMinutes(5);

    private static final String RANDOM_KILL = "random-kill";

    /** Which share a laboratory; each list is one slice. */
    private static final List<List<String>> SHARED =
            List.of(
                    List.of("crash-points"),
                    List.of("kafka-away", "postgres-killed", "keycloak-away"),
                    List.of("webhooks", "stripe-faults", "forged-amount"),
                    List.of("redelivery", "same-fact-twice", "expiry-race", "late-payment"),
                    List.of("quiet", "slow-network", "resets", "black-hole"),
                    List.of("paused-relay-leader"),
                    List.of("paused-consumer"),
                    List.of("scan-race", "rolling-restart"),
                    List.of("kafka-disk-full", "postgres-disk-full"));

    private final Laboratories laboratories;
    private final long seed;
    private final String commit;
    private final Path progress;
    private final List<Slice> slices;

    /** Where experiments are run; see {@link Session#run(List, long, Duration)}. */
    @FunctionalInterface
    interface Laboratories {
        List<Trial.Told> run(List<Experiment> experiments, long seed, Duration length)
                throws InterruptedException;
    }

    /** One laboratory and what is done in it. */
    record Slice(String name, List<String> experiments, long seed, Duration length) {}

    /** What came of a slice, as a line of the file. */
    private record Mark(String slice, String commit, Duration length, int unclean) {

        /** Null when the line is of another kind. */
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
            } catch (DateTimeParseException | NumberFormatException other) {
                return null;
            }
        }

        String line() {
            return "%s %s %s %d\n".formatted(slice, commit, length, unclean);
        }
    }

    public Full(Session session, long seed, Duration randomKills) {
        this(
                session::run,
                session.home().state(),
                Provenance.commit(session.home().project()),
                seed,
                randomKills);
    }

    Full(Laboratories laboratories, Path state, String commit, long seed, Duration randomKills) {
        this.laboratories = laboratories;
        this.commit = commit;
        this.seed = seed;
        this.progress = state.resolve("full-" + seed + ".done");
        this.slices = slices(seed, randomKills);
    }

    static List<Slice> slices(long seed, Duration randomKills) {
        List<Slice> all = new ArrayList<>();
        Duration left = randomKills;
        for (int part = 1; left.isPositive(); part++) {
            Duration length =
                    left.compareTo(LONGEST_OF_RANDOM_KILLS) > 0 ? LONGEST_OF_RANDOM_KILLS : left;
            left = left.minus(length);
            // Another seed for each part, lest the second repeats the first.
            long own = seed + 1000L * (part - 1);
            all.add(new Slice(RANDOM_KILL + "-" + part, List.of(RANDOM_KILL), own, length));
        }
        for (List<String> names : SHARED) {
            all.add(new Slice(String.join("+", names), names, seed, randomKills));
        }
        return all;
    }

    /**
     * Goes through what is left, or through one slice of it; answers how many were not clean: of
     * all slices when each has been run, else of those that were run now.
     */
    public int run(boolean oneOnly, Consumer<String> say, Consumer<Trial.Told> told)
            throws InterruptedException {
        List<Slice> left = left();
        say.accept(
                "%d of %d slices are left of seed %d.".formatted(left.size(), slices.size(), seed));
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

    /** What was not run yet comes before what is to be run again. */
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

    /** What comes behind one that is not clean gets a laboratory of its own. */
    private int session(Slice slice, List<Experiment> experiments, Consumer<Trial.Told> told)
            throws InterruptedException {
        int unclean = 0;
        List<Experiment> left = experiments;
        while (!left.isEmpty()) {
            List<Trial.Told> all = laboratories.run(left, slice.seed(), slice.length());
            all.forEach(told);
            unclean += (int) all.stream().filter(one -> !one.result().clean()).count();
            left = left.subList(all.size(), left.size());
        }
        return unclean;
    }

    /** What came last of each slice, as it is now. */
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
