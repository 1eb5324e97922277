package dev.usher.event.suspension;

import dev.usher.event.EventId;
import dev.usher.event.catalog.EventSuspension;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.problem.CommonProblems;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Suspends an event, or lifts its suspension, together with the record of it. */
@Component
class SuspendEvent {

    private final EventSuspension events;
    private final Suspensions suspensions;
    private final Ids ids;
    private final Clock clock;

    SuspendEvent(EventSuspension events, Suspensions suspensions, Ids ids, Clock clock) {
        this.events = events;
        this.suspensions = suspensions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Waits for holds under way; once it has returned, no seat of the event is held any more. */
    @Transactional
    SuspensionOutcome suspend(EventId event, String reason, String operator) {
        Suspended suspended = new Suspended.AnEvent(event);
        if (!events.lock(event)) {
            return new SuspensionOutcome.Unknown();
        }
        Optional<Suspension> before = suspensions.inForce(suspended);
        if (before.isPresent()) {
            return new SuspensionOutcome.MadeBefore(before.get());
        }
        Suspension made =
                new Suspension(
                        ids.next(), suspended, reason, operator, clock.instant(), null, null);
        suspensions.insert(made);
        events.suspend(event);
        return new SuspensionOutcome.Made(made);
    }

    @Transactional
    void lift(EventId event, String operator) {
        boolean exists = events.lock(event);
        if (!suspensions.lift(new Suspended.AnEvent(event), operator, clock.instant())) {
            throw CommonProblems.notFound();
        }
        // Its organizer may have deleted it.
        if (exists) {
            events.resume(event);
        }
    }
}
