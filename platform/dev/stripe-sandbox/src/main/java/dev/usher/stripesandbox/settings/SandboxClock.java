package dev.usher.stripesandbox.settings;

import dev.usher.platform.time.SuiteClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the sandbox. It can be moved forwards: with an offset file for the whole suite,
 * otherwise for the sandbox only.
 */
public final class SandboxClock extends Clock {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);

    private final Clock base;
    private final @Nullable Path offsetFile;
    private volatile Duration ahead = Duration.ZERO;

    private SandboxClock(Clock base, @Nullable Path offsetFile) {
        this.base = base;
        this.offsetFile = offsetFile;
    }

    public static SandboxClock of(Clock base) {
        return new SandboxClock(base, null);
    }

    public static SandboxClock of(Path offsetFile) {
        return new SandboxClock(new SuiteClock(offsetFile), offsetFile);
    }

    /** Moves the time forwards. This clock shows the new time on return. */
    public synchronized Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock must not be moved by " + by);
        }
        if (offsetFile != null && base instanceof SuiteClock suite) {
            moveSuite(offsetFile, suite, suite.offset().plus(by));
        } else {
            ahead = ahead.plus(by);
        }
        return instant();
    }

    private static void moveSuite(Path file, SuiteClock suite, Duration offset) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, offset.toString());
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot move the clock of the suite", unwritable);
        }
        long deadline = System.nanoTime() + SEEN_WITHIN.toNanos();
        while (!suite.offset().equals(offset) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not supported, because the sandbox uses UTC only. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the sandbox uses UTC only");
    }
}
