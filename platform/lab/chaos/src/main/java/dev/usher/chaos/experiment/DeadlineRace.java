package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.CrowdSettings;
import dev.usher.chaos.crowd.CrowdSettings.Mix;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Buyers pay within a second and a half of the end of their checkout, while others wait for the
 * same few seats.
 *
 * @param faults the faults of Stripe's sandbox during the experiment; empty for none
 */
record DeadlineRace(String name, String sentence, String faults) implements Experiment {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double PER_SECOND = 3;

    /** The length of a checkout in the profile chaos. */
    private static final Duration CHECKOUT = Duration.ofSeconds(60);

    /** Longer than the first checkouts, so that buyers wait for the returned seats. */
    private static final Duration ARRIVALS = Duration.ofSeconds(75);

    private static final Duration AFTER = Duration.ofSeconds(5);

    @Override
    public CrowdSettings crowd(CrowdSettings usual) {
        return usual.withMix(Mix.LATE_PAYERS).withRate(PER_SECOND);
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        if (!faults.isEmpty()) {
            course.lab().stripe().faults(JSON.readTree(faults));
        }
        course.lab().say("buyers wait for the end of their checkouts");
        course.wait(ARRIVALS);
        course.crowd().closeEntrance();
        course.wait(CHECKOUT.plus(AFTER));
        int races = course.crowd().tally().started();
        course.count("races", races);
        if (races == 0) {
            course.failed("no buyer raced");
        }
        if (!faults.isEmpty()) {
            StripeFaults.count(course);
        }
    }
}
