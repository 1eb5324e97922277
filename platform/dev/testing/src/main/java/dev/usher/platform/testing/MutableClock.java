package dev.usher.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Runs from real time in microseconds, as PostgreSQL keeps time, and can be moved. */
public final class MutableClock extends Clock {

    private final Clock real;
    private final AtomicReference<Duration> ahead;

    public MutableClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private MutableClock(Clock real, AtomicReference<Duration> ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Sets the time, from which the clock runs on. */
    public void moveTo(Instant moment) {
        ahead.set(Duration.between(real.instant(), moment));
    }

    /** Returns to real time. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns a clock for another zone that moves together with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new MutableClock(real.withZone(zone), ahead);
    }
}
