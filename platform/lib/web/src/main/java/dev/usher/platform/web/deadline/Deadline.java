package dev.usher.platform.web.deadline;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The moment until which the caller of a request waits. It is bound to the request's thread; work
 * that moves to another thread takes it along as a value. Outside a request there is none, and
 * nothing is ever over.
 *
 * <p>It is measured by the process's own timer, because clocks of two machines differ.
 */
public final class Deadline {

    /** The header with the whole milliseconds that the caller still waits. */
    public static final String HEADER = "Usher-Time-Left";

    private static final Deadline NONE = new Deadline(null);
    private static final Duration FOREVER = Duration.ofDays(365);
    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private final @Nullable Long endNanos;

    private Deadline(@Nullable Long endNanos) {
        this.endNanos = endNanos;
    }

    /** Returns the deadline that is over after this time from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns the deadline that is never over. */
    public static Deadline none() {
        return NONE;
    }

    /** Returns the deadline of the request that this thread works for. */
    public static Deadline current() {
        Deadline bound = CURRENT.get();
        return bound == null ? NONE : bound;
    }

    /** Returns the time that is left; zero if the deadline is over, and a year if there is none. */
    public Duration left() {
        if (endNanos == null) {
            return FOREVER;
        }
        long left = endNanos - System.nanoTime();
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    /** Tells whether there is a moment at which the caller gives up. */
    public boolean isSet() {
        return endNanos != null;
    }

    /** Tells whether the caller has given up. */
    public boolean isOver() {
        return left().isZero();
    }

    /** Refuses with 503 and {@code Retry-After} if the caller has given up. */
    public void check() {
        check(Duration.ZERO);
    }

    /** Refuses with 503 and {@code Retry-After} if less than this time is left. */
    void check(Duration needed) {
        if (left().compareTo(needed) <= 0) {
            throw refusal();
        }
    }

    /** Returns the answer to a call that could not be made in time. */
    static ProblemException refusal() {
        return CommonProblems.unavailable(
                "The call could not be made in the time that its caller waits; nothing was changed.");
    }

    /** Makes this the deadline of the current thread until the scope is closed. */
    public Scope open() {
        Deadline before = CURRENT.get();
        CURRENT.set(this);
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** Does work that must be done even if the caller has given up, such as cleaning up. */
    public static void ignore(Runnable work) {
        try (Scope _ = NONE.open()) {
            work.run();
        }
    }

    /** Ends the part of the current thread that obeys the deadline. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
