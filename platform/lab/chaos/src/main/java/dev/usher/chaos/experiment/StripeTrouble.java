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

    @Override
    public void disturb(Course course) throws InterruptedException {
        ObjectNode told = (ObjectNode) JSON.readTree(faults);
        told.put("seed", course.random().nextInt(1_000_000));
        course.lab().say("Stripe: " + faults);
        course.lab().stripe().faults(told);
        course.wait(howLong);
        StripeFaults.count(course);
    }
}
