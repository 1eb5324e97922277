package dev.usher.validation.admission;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.validation.EventId;
import dev.usher.validation.access.AccessDecision;
import dev.usher.validation.access.GateAccess;
import dev.usher.validation.access.GateEvent;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Requires of a caller the right to scan, and answers with a problem if it is missing. */
@Component
class EventAccess {

    private final GateAccess access;

    EventAccess(GateAccess access) {
        this.access = access;
    }

    /** Requires that the caller may scan for the event, and returns the event. */
    GateEvent require(EventId event, Caller caller) {
        return switch (access.decide(event, caller)) {
            case AccessDecision.Allowed(GateEvent allowed) -> allowed;
            case AccessDecision.UnknownEvent() ->
                    throw new ProblemException(
                                    CommonProblems.NOT_FOUND,
                                    "The event "
                                            + event
                                            + " is not known at the gate. Right after an event was"
                                            + " created this can last a second.")
                            .retryAfter(Duration.ofSeconds(1));
            case AccessDecision.NotStaff() ->
                    throw new ProblemException(
                            CommonProblems.FORBIDDEN,
                            "Only the event's organizer and its named gate staff may scan for it.");
        };
    }

    /** Requires that the caller is organizer or gate staff of at least one event. */
    void requireAny(Caller caller) {
        if (!access.mayScanSomewhere(caller)) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN,
                    "Only organizers and named gate staff may validate tickets.");
        }
    }
}
