package dev.usher.bench.harness;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One way to do the measured work: ours or a reference. */
public interface Arm {

    String name();

    /** The accounts whose CPU time is the cost of an operation; never the load generator's. */
    Set<String> processes();

    /** Restores the state from which every burst begins. Not measured. */
    default void prepare() {}

    /** Works for about that long. */
    Work burst(Duration length);

    /** Returns violated conditions; with one or more the burst is void. Not measured. */
    default List<String> violations(Work work) {
        return List.of();
    }
}
