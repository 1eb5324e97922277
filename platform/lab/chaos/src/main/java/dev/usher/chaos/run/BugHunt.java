package dev.usher.chaos.run;

import dev.usher.seededbugs.SeededBug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tests that experiments and checker find each seeded bug. */
public final class BugHunt {

    private final ExperimentRunner session;

    public BugHunt(ExperimentRunner session) {
        this.session = session;
    }

    /** Runs the trap of a bug; returns whether the bug was caught. */
    public boolean run(Trap trap, long seed, Duration length, Consumer<String> say)
            throws InterruptedException {
        say.accept(trap.bug() + ": " + trap.bug().sentence());
        List<Trial.Judged> told =
                session.run(
                        List.of(trap.experiment()), seed, length, trap.bug().name(), trap.agents());
        Result result = told.getLast().result();
        List<String> caught = trap.caughtBy(result);
        say.accept(
                caught.isEmpty()
                        ? "ESCAPED from %s %s"
                                .formatted(trap.experiment().name(), result.violations())
                        : "CAUGHT by %s in %s"
                                .formatted(String.join(", ", caught), trap.experiment().name()));
        Path results = session.results();
        if (results != null) {
            writePage(
                    results.resolve("chaos-seeded-bugs.md"),
                    new RunLog(results.resolve(ExperimentRunner.RUNS)).all());
        }
        return !caught.isEmpty();
    }

    static void writePage(Path page, List<Result> runs) {
        try {
            Files.writeString(page, text(runs));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Describes the last run of each bug. */
    static String text(List<Result> runs) {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Seeded bugs

                Written by `./usher chaos seeded-bugs`; do not edit. An agent that only the lab has
                switches each bug on in the running services. Its experiment is run, and the checker
                must find a violation of an invariant that the bug can break.

                | bug | fault | experiment | seed | caught by | commit | date |
                |---|---|---|---:|---|---|---|
                """);
        for (SeededBug bug : SeededBug.values()) {
            Optional<Result> last =
                    runs.stream()
                            .filter(run -> bug.name().equals(run.bug()))
                            .max(Comparator.comparing(Result::at));
            page.append(row(Trap.of(bug), last)).append('\n');
        }
        return page.toString();
    }

    private static String row(Trap trap, Optional<Result> last) {
        String start =
                "| %s | %s | %s |"
                        .formatted(trap.bug(), trap.bug().sentence(), trap.experiment().name());
        if (last.isEmpty()) {
            return start + " | not run yet | | |";
        }
        Result result = last.get();
        List<String> caught = trap.caughtBy(result);
        return start
                + " %d | %s | %s | %s |"
                        .formatted(
                                result.seed(),
                                caught.isEmpty() ? "**escaped**" : String.join(", ", caught),
                                result.commit(),
                                result.at().toString().substring(0, 10));
    }
}
