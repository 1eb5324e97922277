package dev.usher.stripesandbox.faults;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faults that an event meets on its way: a delay in addition to the usual one, the delays of
 * its copies after it, and another amount that is announced before it. With a window it leaves in
 * shuffled order together with the other events of that window.
 */
public record WebhookFate(
        boolean lost,
        Duration delay,
        List<Duration> copies,
        Duration window,
        @Nullable Long otherAmount) {

    static final WebhookFate NONE =
            new WebhookFate(false, Duration.ZERO, List.of(), Duration.ZERO, null);

    /** Tells whether the event meets no fault. */
    public boolean plain() {
        return equals(NONE);
    }

    public WebhookFate {
        copies = List.copyOf(copies);
    }
}
