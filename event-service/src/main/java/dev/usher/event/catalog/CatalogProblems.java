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

    static final ProblemType EVENT_NOT_PUBLISHED =
            new ProblemType(
                    "event_not_published",
                    409,
                    "Event not published",
                    "The event is a draft: nobody sees it and nobody has tickets for it, so there is"
                            + " nothing to cancel. Delete it if it is not wanted any more.");

    static final ProblemType EVENT_HAS_SALES =
            new ProblemType(
                    "event_has_sales",
                    409,
                    "Event has sales",
                    "Tickets of the event were reserved at some time, even if nobody has any now, so"
                            + " it can't be deleted. Cancel it: holds are released and buyers"
                            + " refunded.");

    private CatalogProblems() {}

    static List<ProblemType> all() {
        return List.of(EVENT_CANCELLED, EVENT_NOT_PUBLISHED, EVENT_HAS_SALES);
    }
}
