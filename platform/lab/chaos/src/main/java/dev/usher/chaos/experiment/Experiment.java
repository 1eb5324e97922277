package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.CrowdSettings;
import java.time.Duration;
import java.util.Optional;

/** A way to disturb a suite that is in use. */
public interface Experiment {

    /** The name on the command line. */
    String name();

    /** Describes the faults in one sentence. */
    String sentence();

    /** The replicas and disks that the lab must have. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * The share of calls that the suite must answer otherwise than by 500, 502 or 504 while it is
     * disturbed; a 503 that says when to come again is an answer.
     */
    default double availability() {
        return 0.8;
    }

    /**
     * The time within which gates must know of a cancellation and of staff that was removed; empty
     * where something is broken on purpose.
     */
    default Optional<Duration> gatesKnowWithin() {
        return Optional.empty();
    }

    /** The crowd that uses the suite during the experiment. */
    default CrowdSettings crowd(CrowdSettings usual) {
        return usual;
    }

    /**
     * Disturbs the suite and returns when it should be healed. The caller ends remaining faults.
     */
    void disturb(Course course) throws InterruptedException;
}
