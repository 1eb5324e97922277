package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Lab;
import dev.usher.chaos.lab.Republisher;
import java.time.Duration;
import java.util.List;

/** Repeats messages long after they were processed. */
record Repeated(String name, boolean otherIds) implements Experiment {

    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final String PAYMENTS = "usher.payments.v1";

    /** Topics whose messages change the data of a service. */
    private static final List<String> TOPICS =
            List.of(
                    "usher.events.v1",
                    "usher.reservations.v1",
                    PAYMENTS,
                    "usher.tickets.v1",
                    "usher.ticket-keys.v1",
                    "usher.staff.v1");

    @Override
    public String sentence() {
        return otherIds
                ? "Every successful payment is announced again under another message id."
                : "Every message of every topic is delivered once more, and then again.";
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        course.wait(BEFORE);
        Republisher republisher = lab.republisher();
        for (int round = 0; round < 2; round++) {
            lab.say("sending messages again");
            if (otherIds) {
                String type = "usher.payment.succeeded.v1";
                course.count(
                        "repeated", republisher.underOtherIds(PAYMENTS, type, course.random()));
            } else {
                for (String topic : TOPICS) {
                    course.count("repeated", republisher.again(topic));
                }
            }
            course.wait(AFTER);
        }
        if (course.figures().getOrDefault("repeated", 0L) == 0) {
            course.failed("there was no message to repeat");
        }
    }
}
