package dev.usher.chaos.experiment;

import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has Stripe's sandbox misbehave.
 *
 * @param faults the sandbox's faults without the seed
 */
record StripeTrouble(String name, String sentence, String faults, Duration howLong)
        implements Experiment {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The longest the experiment may last until the first fault, in multiples of its length. */
    private static final int MORE_TIME = 8;

    @Override
    public void disturb(Course course) throws InterruptedException {
        ObjectNode told = (ObjectNode) JSON.readTree(faults);
        told.put("seed", course.random().nextInt(1_000_000));
        course.lab().say("Stripe: " + faults);
        course.lab().stripe().faults(told);
        course.wait(howLong);
        // A busy machine may send no call in this time that a fault could meet.
        var _ = Course.waitUntil(() -> StripeFaults.some(course), howLong.multipliedBy(MORE_TIME));
        StripeFaults.count(course);
    }
}
