package dev.usher.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Runs like a real clock, from real time, as fine as PostgreSQL keeps time, and can be moved. */
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

    /** It runs on from there. */
    public void moveTo(Instant moment) {
        ahead.set(Duration.between(real.instant(), moment));
    }

    /** Back to real time. */
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

    /** Moves together with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new MutableClock(real.withZone(zone), ahead);
    }
}
