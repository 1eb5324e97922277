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
 * A UTC clock that is ahead of real time by the ISO-8601 duration in a file, for example {@code
 * PT31M}. All processes of a local suite read the same file, so one write moves them all. A missing
 * or empty file means no offset.
 *
 * <p>The file is read at most once in 50 ms, so a change takes effect within that time. While the
 * file is unreadable or malformed the last offset stays, because a clock must always answer.
 */
public final class SuiteClock extends Clock {

    /**
     * The precision of PostgreSQL's timestamps, and of every clock of the suite: an instant that is
     * read from a row equals the one that was written.
     */
    static final Duration PRECISION = Duration.of(1, ChronoUnit.MICROS);

    private static final long CHECK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path offsetFile;
    private final Clock real;
    private volatile Reading last;

    /** An offset, and the time of the monotonic clock at which the file was read. */
    private record Reading(Duration offset, long atNanos) {}

    public SuiteClock(Path offsetFile) {
        this(offsetFile, Clock.systemUTC());
    }

    private SuiteClock(Path offsetFile, Clock real) {
        this.offsetFile = offsetFile;
        this.real = real;
        this.last = new Reading(read(Duration.ZERO), System.nanoTime());
    }

    /** Returns how far this clock is ahead of real time now. */
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
        } catch (NoSuchFileException _) {
            return Duration.ZERO;
        } catch (IOException | RuntimeException _) {
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

    /**
     * Refuses any zone but UTC: instants are stored in UTC, and an event's zone is applied on
     * reading.
     */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new IllegalArgumentException(
                "the zone of the suite's clock must be UTC, not " + zone);
    }
}
