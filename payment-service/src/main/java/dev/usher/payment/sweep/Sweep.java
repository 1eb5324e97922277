package dev.usher.payment.sweep;

import java.time.Duration;

/**
 * Work on rows that are due. A feature declares one bean for each.
 *
 * @param name of the work in the log
 * @param interval the time between two looks for such rows
 * @param due the condition in SQL under which there is something to do; {@code :now} is the time by
 *     the clock of the service
 */
public record Sweep(String name, Duration interval, String due, Runnable work) {

    public Sweep {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("the interval of " + name + " must be positive");
        }
    }
}
