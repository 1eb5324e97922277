package dev.usher.stripesandbox.faults;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one event on its way: its delay in addition to the usual one, those of its copies
 * after it, and an amount that is not its own to be announced before it. With a window it leaves in
 * shuffled order together with what else is ready within the window.
 */
public record WebhookFate(
        boolean lost,
        Duration delay,
        List<Duration> copies,
        Duration window,
        @Nullable Long otherAmount) {

    static final WebhookFate NONE =
            new WebhookFate(false, Duration.ZERO, List.of(), Duration.ZERO, null);

    /** Whether it goes its usual way. */
    public boolean plain() {
        return equals(NONE);
    }

    public WebhookFate {
        copies = List.copyOf(copies);
    }
}
