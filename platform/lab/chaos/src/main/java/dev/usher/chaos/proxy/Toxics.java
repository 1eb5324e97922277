package dev.usher.chaos.proxy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The toxics of one direction, at most one of each kind. */
record Toxics(
        Toxic.@Nullable Latency latency,
        boolean blackHole,
        Toxic.@Nullable Reset reset,
        Toxic.@Nullable Slice slice,
        boolean down) {

    static final Toxics NONE = of();

    static Toxics of(Toxic... toxics) {
        Toxic.Latency latency = null;
        boolean blackHole = false;
        Toxic.Reset reset = null;
        Toxic.Slice slice = null;
        boolean down = false;
        for (Toxic toxic : toxics) {
            switch (toxic) {
                case Toxic.Latency wanted -> latency = wanted;
                case Toxic.BlackHole _ -> blackHole = true;
                case Toxic.Reset wanted -> reset = wanted;
                case Toxic.Slice wanted -> slice = wanted;
                case Toxic.Down _ -> down = true;
            }
        }
        return new Toxics(latency, blackHole, reset, slice, down);
    }

    /** The delay of a piece of data. */
    long delayNanos(RandomGenerator random) {
        Toxic.Latency wanted = latency;
        if (wanted == null) {
            return 0;
        }
        long jitter = wanted.jitter().toNanos();
        long drawn = jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1);
        return Math.max(0, wanted.delay().toNanos() + drawn);
    }

    boolean resetsConnection(RandomGenerator random) {
        return reset != null && random.nextDouble() < reset.perConnection();
    }

    boolean resetsChunk(RandomGenerator random) {
        return reset != null && random.nextDouble() < reset.perChunk();
    }

    int sliceBytes() {
        return slice == null ? Integer.MAX_VALUE : slice.bytes();
    }

    Duration pauseAfterSlice() {
        return slice == null ? Duration.ZERO : slice.pause();
    }
}
