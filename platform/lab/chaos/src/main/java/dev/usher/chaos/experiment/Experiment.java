package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.CrowdSettings;

/** One way to hurt a suite that is in use. */
public interface Experiment {

    /** As on the command line. */
    String name();

    /** What is done, in one sentence. */
    String sentence();

    /** What the laboratory must have for it. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /** Who uses the suite meanwhile. */
    default CrowdSettings crowd(CrowdSettings usual) {
        return usual;
    }

    /**
     * Hurts it, and returns when it is to be healed. Faults that are left are ended by the caller.
     */
    void disturb(Course course) throws InterruptedException;
}
