package dev.usher.platform.time;

import java.util.UUID;

/** Where new ids come from. Handed in, so that a test can choose them. */
@FunctionalInterface
public interface Ids {

    /**
     * A new id, never given before; ids of later calls sort after those of earlier milliseconds.
     */
    UUID next();
}
