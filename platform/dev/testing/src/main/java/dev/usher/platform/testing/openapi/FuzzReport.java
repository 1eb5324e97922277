package dev.usher.platform.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the answers of a run and keeps those that are wrong. */
public final class FuzzReport {

    private static final int SHOWN = 20;

    private final long seed;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int requests;
    private int unavailable;

    FuzzReport(long seed) {
        this.seed = seed;
    }

    void note(
            String operation,
            Request request,
            List<Mutation> changes,
            Answer answer,
            List<String> differences) {
        requests++;
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() < 300) {
            succeeded.add(operation);
        }
        if (answer.status() == 503) {
            unavailable++;
        }
        if (!differences.isEmpty()) {
            wrong.add(
                    "%s with %s%n  %s%n  %s%n  - %s"
                            .formatted(
                                    operation,
                                    changes,
                                    request,
                                    answer,
                                    String.join("\n  - ", differences)));
        }
    }

    void mustBeClean(int unavailableOf) {
        if (unavailable * unavailableOf > requests) {
            wrong.add(
                    "at most one answer in %d may be a 503, but %d were"
                            .formatted(unavailableOf, unavailable));
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    "%s: %d answers are wrong:%n%s"
                            .formatted(
                                    this,
                                    wrong.size(),
                                    String.join(
                                            System.lineSeparator(),
                                            wrong.subList(0, Math.min(SHOWN, wrong.size())))));
        }
    }

    public int requests() {
        return requests;
    }

    /** The operations that were answered with 2xx at least once. */
    public Set<String> succeeded() {
        return Set.copyOf(succeeded);
    }

    @Override
    public String toString() {
        return "seed %d, %d requests, answers %s".formatted(seed, requests, statuses);
    }
}
