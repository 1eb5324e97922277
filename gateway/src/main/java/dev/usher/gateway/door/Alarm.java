package dev.usher.gateway.door;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rings once when its time has come, unless it is set again or turned off before. A request sets it
 * three times and it almost never rings, so setting only writes a field; a timer that fires too
 * early looks at the field and waits for the rest. An alarm belongs to one event loop.
 */
final class Alarm {

    private final EventExecutor loop;
    private final Runnable bell;
    private boolean on;
    private long ringsAt;
    private @Nullable Future<?> timer;
    private long timerFiresAt;

    Alarm(EventExecutor loop, Runnable bell) {
        this.loop = loop;
        this.bell = bell;
    }

    void set(Duration from) {
        long now = System.nanoTime();
        on = true;
        ringsAt = now + from.toNanos();
        if (timer == null) {
            startTimer(now);
        } else if (timerFiresAt - ringsAt > 0) {
            timer.cancel(false);
            startTimer(now);
        }
    }

    void off() {
        on = false;
    }

    /** Switches the alarm off and drops its timer. */
    void end() {
        on = false;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void startTimer(long now) {
        timerFiresAt = ringsAt;
        timer = loop.schedule(this::fired, Math.max(0, ringsAt - now), TimeUnit.NANOSECONDS);
    }

    private void fired() {
        timer = null;
        if (!on) {
            return;
        }
        long now = System.nanoTime();
        if (ringsAt - now > 0) {
            startTimer(now);
        } else {
            on = false;
            bell.run();
        }
    }
}
