package dev.usher.event.access;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemMember;
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
                                    + " number. Remove entries that are no longer needed.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77/staff",
                            "An event has at most 200 gate staff.")
                    .with(
                            ProblemMember.of(
                                    "limit",
                                    """
                                    {"type": "integer", "format": "int32", "minimum": 1,
                                     "description": "The most gate staff that an event can have."}
                                    """,
                                    """
                                    200
                                    """));

    @Override
    public List<ProblemType> problems() {
        return List.of(TOO_MANY_STAFF);
    }
}
