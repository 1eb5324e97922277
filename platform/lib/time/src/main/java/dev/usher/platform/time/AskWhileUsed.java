package dev.usher.platform.time;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A question that is repeated while somebody uses its answer, and rests while nobody does. The
 * first use after a rest waits until it is asked again, so no answer that is used is older than
 * without a rest.
 */
public final class AskWhileUsed {

    private static final Logger log = LoggerFactory.getLogger(AskWhileUsed.class);

    /** Spares most uses a write that all processors see. */
    private static final int WRITES_PER_REST = 100;

    private final Runnable question;
    private final long restAfterNanos;
    private volatile long lastUse = System.nanoTime();
    private volatile boolean resting;

    /**
     * @param restAfter how long after the last use the question is asked no more
     */
    public AskWhileUsed(Duration restAfter, Runnable question) {
        if (!restAfter.isPositive()) {
            throw new IllegalArgumentException("restAfter must be positive");
        }
        this.question = question;
        this.restAfterNanos = restAfter.toNanos();
    }

    /** Asks, unless nobody has used the answer for a while. A {@link Periodic} repeats this. */
    public synchronized void askIfUsed() {
        resting = System.nanoTime() - lastUse > restAfterNanos;
        if (!resting) {
            question.run();
        }
    }

    /** Must be called before each use of the answer. */
    public void use() {
        long now = System.nanoTime();
        if (now - lastUse > restAfterNanos / WRITES_PER_REST) {
            lastUse = now;
        }
        if (resting) {
            askAfterRest();
        }
    }

    private synchronized void askAfterRest() {
        if (!resting) {
            return;
        }
        try {
            question.run();
        } catch (RuntimeException failed) {
            log.warn("A question failed after a rest; it is repeated from now on", failed);
        } finally {
            resting = false;
        }
    }
}
