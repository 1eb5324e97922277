package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/** The memory that the bodies of all calls under way share; each caller may fill a part of it. */
final class BodyMemory {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final AtomicLong left;
    private final long perCaller;
    private final ConcurrentHashMap<String, Long> taken = new ConcurrentHashMap<>();

    BodyMemory(DataSize total, DataSize perCaller) {
        this.left = new AtomicLong(total.toBytes());
        this.perCaller = perCaller.toBytes();
    }

    Share of(String caller) {
        return new Share(caller);
    }

    /** The memory that the bodies of one caller take. */
    final class Share {

        private final String caller;

        private Share(String caller) {
            this.caller = caller;
        }

        /** Takes the bytes, or fails with the problem of the caller. */
        void take(long bytes) {
            if (taken.merge(caller, bytes, Long::sum) > perCaller) {
                forget(bytes);
                throw new ProblemException(
                                CommonProblems.RATE_LIMITED,
                                "The bodies of one caller must not be larger together; retry after"
                                        + " `Retry-After` seconds.")
                        .retryAfter(SOON);
            }
            if (left.addAndGet(-bytes) < 0) {
                giveBack(bytes);
                throw CommonProblems.unavailable(
                        "The gateway holds too many bodies; retry after `Retry-After` seconds.");
            }
        }

        void giveBack(long bytes) {
            left.addAndGet(bytes);
            forget(bytes);
        }

        private void forget(long bytes) {
            taken.computeIfPresent(caller, (_, all) -> all == bytes ? null : all - bytes);
        }
    }
}
