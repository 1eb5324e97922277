package dev.usher.platform.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * A UTC clock that runs ahead of real time by the ISO-8601 duration in a file, for example {@code
 * PT31M}. All processes of a local suite read the same file, so one write moves them all. A missing
 * or empty file means no offset.
 *
 * <p>The file is looked at no more than every 50 ms; a change is therefore seen within that time.
 * An unreadable or malformed file keeps the last known offset, because a clock must always answer.
 */
public final class SuiteClock extends Clock {

    /**
     * The precision of PostgreSQL's timestamps, and so of every clock of the suite: an instant read
     * back from a row equals the one that was written.
     */
    static final Duration PRECISION = Duration.of(1, ChronoUnit.MICROS);

    private static final long CHECK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path offsetFile;
    private final Clock real;
    private volatile Reading last;

    /** What the file said, and when by the monotonic clock it was looked at. */
    private record Reading(Duration offset, long atNanos) {}

    public SuiteClock(Path offsetFile) {
        this(offsetFile, Clock.systemUTC());
    }

    private SuiteClock(Path offsetFile, Clock real) {
        this.offsetFile = offsetFile;
        this.real = real;
        this.last = new Reading(read(Duration.ZERO), System.nanoTime());
    }

    /** How far this clock is ahead of real time now. */
    public Duration offset() {
        Reading reading = last;
        if (System.nanoTime() - reading.atNanos() > CHECK_EVERY_NANOS) {
            reading = new Reading(read(reading.offset()), System.nanoTime());
            last = reading;
        }
        return reading.offset();
    }

    private Duration read(Duration otherwise) {
        try {
            String text = Files.readString(offsetFile).strip();
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (NoSuchFileException none) {
            return Duration.ZERO;
        } catch (IOException | RuntimeException unreadable) {
            return otherwise;
        }
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not supported: instants are kept in UTC and an event's own zone is applied when read. */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new IllegalArgumentException("the clock of the suite is UTC, not " + zone);
    }
}
