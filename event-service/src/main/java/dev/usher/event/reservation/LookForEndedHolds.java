package dev.usher.event.reservation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Looks for holds whose time is over when there may be one: the end of a hold has come, or this
 * replica has not looked for a while.
 */
@Component
class LookForEndedHolds {

    private final HoldExpiry expiry;
    private final EndedHolds holds;
    private final HoldEnds ends;
    private final HoldExpirySettings settings;
    private final Clock clock;
    private long lookedAt = System.nanoTime();

    LookForEndedHolds(
            HoldExpiry expiry,
            EndedHolds holds,
            HoldEnds ends,
            HoldExpirySettings settings,
            Clock clock) {
        this.expiry = expiry;
        this.holds = holds;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    synchronized void lookIfDue() {
        Instant now = clock.instant();
        long nanoTime = System.nanoTime();
        if (!ends.mayBeOver(now) && nanoTime - lookedAt < settings.sweepRest().toNanos()) {
            return;
        }
        ends.forget();
        try {
            expiry.sweep();
            holds.nextEnd().ifPresent(ends::endsAt);
            lookedAt = nanoTime;
        } catch (RuntimeException failed) {
            ends.endsAt(now);
            throw failed;
        }
    }
}
