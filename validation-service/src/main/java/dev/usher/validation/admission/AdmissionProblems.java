package dev.usher.validation.admission;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems of a scan as a request. A refused ticket is not a problem but an answer. */
@Component
class AdmissionProblems implements ProblemCatalog {

    static final ProblemType SCAN_ID_REUSED =
            new ProblemType(
                            "scan_id_reused",
                            422,
                            "Scan id used for another presentation",
                            "A scanId stands for one presentation: one credential or code, in one direction."
                                    + " Those of different events are apart. This scanId was sent before"
                                    + " with another presentation, and nothing was changed. Make a new UUID for every"
                                    + " presentation; send a scanId again only to repeat the same scan after"
                                    + " a lost answer.")
                    .example("/v1/scans", "This scanId was used for another presentation.");

    static final ProblemType TICKET_NOT_LEARNT =
            new ProblemType(
                            "ticket_not_learnt",
                            503,
                            "Ticket not learnt yet",
                            "The ticket was made a moment ago, and the ticket or the public key that verifies"
                                    + " it has not reached the gate yet. Nothing was recorded. Repeat the"
                                    + " same scan after `Retry-After` seconds.")
                    .example("/v1/scans", "The ticket or its key is still on its way to the gate.");

    @Override
    public List<ViolationCode> violations() {
        return List.of(
                new ViolationCode("exactly_one", "Exactly one of the members must be given."),
                new ViolationCode("length", "The text must have the stated number of characters."));
    }

    @Override
    public List<ProblemType> problems() {
        return List.of(SCAN_ID_REUSED, TICKET_NOT_LEARNT);
    }

    static ProblemException scanIdReused() {
        return new ProblemException(
                SCAN_ID_REUSED, "This scanId was used for another presentation.");
    }

    static ProblemException ticketNotLearnt() {
        return new ProblemException(
                        TICKET_NOT_LEARNT, "The ticket or its key is still on its way to the gate.")
                .retryAfter(Duration.ofSeconds(1));
    }
}
