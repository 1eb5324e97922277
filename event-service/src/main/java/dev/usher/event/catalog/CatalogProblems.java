package dev.usher.event.catalog;

import dev.usher.platform.web.problem.ProblemType;
import java.util.List;

/** What the calls about events can be refused with. */
final class CatalogProblems {

    static final ProblemType EVENT_CANCELLED =
            new ProblemType(
                    "event_cancelled",
                    409,
                    "Event cancelled",
                    "The event was cancelled. A cancelled event can be read, but not changed and not"
                            + " published again: create a new one.");

    private CatalogProblems() {}

    static List<ProblemType> all() {
        return List.of(EVENT_CANCELLED);
    }
}
