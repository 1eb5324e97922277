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

    static final ProblemType CAPACITY_BELOW_SOLD =
            new ProblemType(
                    "capacity_below_sold",
                    409,
                    "Capacity below sold",
                    "A capacity can't be less than what is sold and held by now. `ticketTypes` names"
                            + " each type that this is true of, with both numbers. What is held may"
                            + " come back: try again then.");

    static final ProblemType CURRENCY_FIXED =
            new ProblemType(
                    "currency_fixed",
                    409,
                    "Currency fixed",
                    "Tickets of the event were held at prices in `currency`, so prices change within"
                            + " that currency only.");

    private CatalogProblems() {}

    static List<ProblemType> all() {
        return List.of(
                EVENT_CANCELLED,
                EVENT_NOT_PUBLISHED,
                EVENT_HAS_SALES,
                CAPACITY_BELOW_SOLD,
                CURRENCY_FIXED);
    }
}
