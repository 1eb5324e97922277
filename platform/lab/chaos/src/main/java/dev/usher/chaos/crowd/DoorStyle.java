package dev.usher.chaos.crowd;

import java.util.random.RandomGenerator;

/** The way in which a ticket is presented at the door. */
enum DoorStyle {
    ONCE,
    /** Again at another gate afterwards. */
    AGAIN,
    /** At several gates at the same moment. */
    RACE,
    /** Entry, exit and entry. */
    OUT_AND_IN,
    NOT_AT_ALL;

    static DoorStyle drawn(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }
}
