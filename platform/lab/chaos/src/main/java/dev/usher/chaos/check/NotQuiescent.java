package dev.usher.chaos.check;

import java.io.Serial;
import java.time.Duration;
import java.util.List;

/** The suite did not come to rest in time. */
public final class NotQuiescent extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final List<String> left;

    NotQuiescent(Duration waited, List<String> left) {
        super("Not at rest after " + waited.toSeconds() + " s: " + String.join("; ", left));
        this.left = List.copyOf(left);
    }

    /** Descriptions of the unfinished work. */
    public List<String> left() {
        return left;
    }
}
