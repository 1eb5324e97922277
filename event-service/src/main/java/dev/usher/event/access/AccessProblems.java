package dev.usher.event.access;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems that calls about gate staff can be refused with. */
@Component
class AccessProblems implements ProblemCatalog {

    static final ProblemType TOO_MANY_STAFF =
            new ProblemType(
                    "too_many_staff",
                    409,
                    "Too many gate staff",
                    "The event already has the most gate staff that an event can have; `limit` is that"
                            + " number. Remove entries that are no longer needed.");

    @Override
    public List<ProblemType> problems() {
        return List.of(TOO_MANY_STAFF);
    }
}
