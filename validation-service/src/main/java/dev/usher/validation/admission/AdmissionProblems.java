package dev.usher.validation.admission;

import dev.usher.platform.web.problem.ProblemCatalogue;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be wrong with a scan as a request; a refused ticket is an answer, not a problem. */
@Component
class AdmissionProblems implements ProblemCatalogue {

    static final ProblemType SCAN_ID_REUSED =
            new ProblemType(
                    "scan_id_reused",
                    422,
                    "Scan id used for another presentation",
                    "A scanId stands for one presentation: one credential or code, in one direction,"
                            + " at one event. This one was sent before with something else, and"
                            + " nothing was changed. Make a new UUID for every presentation; repeat"
                            + " one only to ask again after a lost answer.");

    static final ProblemType TICKET_NOT_LEARNT =
            new ProblemType(
                    "ticket_not_learnt",
                    503,
                    "Ticket not learnt yet",
                    "The ticket was made a moment ago, and it or the public key that verifies it has"
                            + " not reached the gate yet. Nothing was recorded. Repeat the same scan"
                            + " after the seconds in Retry-After.");

    static final ProblemType EVENT_NOT_LEARNT =
            new ProblemType(
                    "not_found",
                    404,
                    "Not found",
                    "There is no such resource, or it is not yours to see. Right after an event was"
                            + " created this can last a second: repeat after Retry-After.");

    static final ProblemType NOT_STAFF =
            new ProblemType(
                    "forbidden",
                    403,
                    "Forbidden",
                    "The token is good but its account may not do this. Scanning is for the"
                            + " organizer of the event and the gate staff named for it.");

    @Override
    public List<ProblemType> problems() {
        return List.of(SCAN_ID_REUSED, TICKET_NOT_LEARNT);
    }
}
