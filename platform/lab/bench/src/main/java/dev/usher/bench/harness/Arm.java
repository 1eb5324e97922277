package dev.usher.bench.harness;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One way of getting work done: ours, or a reference. */
public interface Arm {

    String name();

    /**
     * The accounts whose CPU time is what an operation costs; the generator's is not among them.
     */
    Set<String> processes();

    /** Makes every burst begin from the same state. Not measured. */
    default void prepare() {}

    /** Works for about so long. */
    Work burst(Duration length);

    /** What must not have happened; a burst in which it did is void. Not measured. */
    default List<String> violations(Work work) {
        return List.of();
    }
}
