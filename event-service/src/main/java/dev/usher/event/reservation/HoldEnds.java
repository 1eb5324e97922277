package dev.usher.event.reservation;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Knows the earliest moment at which a hold may end, so that nobody looks for one before. */
@Component
class HoldEnds {

    private Instant next = Instant.MIN;

    /** Must be called for each hold that may end sooner than one which begins now. */
    synchronized void endsAt(Instant end) {
        if (end.isBefore(next)) {
            next = end;
        }
    }

    synchronized boolean mayBeOver(Instant now) {
        return !now.isBefore(next);
    }

    /** Must be called before a look at all holds. */
    synchronized void forget() {
        next = Instant.MAX;
    }
}
