package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.CrowdSettings.Mix;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Plans journeys by a seed, independent of how they interleave. */
final class JourneyPlan {

    private static final int BUYERS = 40;
    private static final int MOST_SEATS = 3;
    private static final int THINK_MILLIS = 800;
    private static final int LATENESS_MILLIS = 1500;

    private final long seed;
    private final Mix mix;

    JourneyPlan(long seed, Mix mix) {
        this.seed = seed;
        this.mix = mix;
    }

    Journey journey(int number) {
        RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
        return new Journey(
                number,
                "buyer-" + random.nextInt(BUYERS),
                random.nextInt(Integer.MAX_VALUE),
                1 + random.nextInt(MOST_SEATS),
                random.nextInt(4) == 0,
                behaviour(random),
                random.nextInt(10) != 0,
                Duration.ofMillis(random.nextInt(THINK_MILLIS)),
                Duration.ofMillis(random.nextInt(2 * LATENESS_MILLIS) - LATENESS_MILLIS),
                random.nextInt(5) == 0,
                DoorStyle.drawn(random),
                random.nextLong());
    }

    private Behaviour behaviour(RandomGenerator random) {
        Behaviour drawn = Behaviour.drawn(random);
        return switch (mix) {
            case EVERYBODY -> drawn;
            case LATE_PAYERS -> Behaviour.PAYS_LATE;
            case STEADY -> Behaviour.PAYS;
        };
    }

    /** The time until the next journey starts, exponentially distributed. */
    Duration gapAfter(int number, double perSecond) {
        double exponential =
                -Math.log(1 - new SplittableRandom(~seed * 1_000_003 + number).nextDouble());
        return Duration.ofNanos((long) (exponential * 1e9 / perSecond));
    }
}
