package dev.usher.chaos.crowd;

import java.util.random.RandomGenerator;

/** How a ticket is presented at the door. */
enum DoorStyle {
    ONCE,
    /** A second time at another gate, afterwards. */
    AGAIN,
    /** At several gates in the same moment. */
    RACE,
    /** In, out and in again. */
    OUT_AND_IN,
    STAYS_AWAY;

    static DoorStyle drawn(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }
}
