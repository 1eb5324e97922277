package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.CrowdSettings;

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

    /** The crowd that uses the suite during the experiment. */
    default CrowdSettings crowd(CrowdSettings usual) {
        return usual;
    }

    /**
     * Disturbs the suite and returns when it should be healed. The caller ends remaining faults.
     */
    void disturb(Course course) throws InterruptedException;
}
