package dev.usher.bench.journey;

import java.util.SplittableRandom;
import java.util.UUID;

/** Draws UUIDs of version 4: keys of calls and ids of scans. For one thread. */
final class RandomIds {

    private final SplittableRandom random;

    /** The seed should differ from run to run, because the suite remembers keys. */
    RandomIds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    UUID next() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & ~(3L << 62)) | (2L << 62));
    }
}
