package dev.usher.event.catalog;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems that calls about events can be refused with. */
@Component
class CatalogProblems implements ProblemCatalog {

    static final ProblemType EVENT_CANCELLED =
            new ProblemType(
                    "event_cancelled",
                    409,
                    "Event cancelled",
                    "The event was cancelled. A cancelled event can be read, but it can't be changed"
                            + " or published again. Create a new event instead.");

    static final ProblemType EVENT_NOT_PUBLISHED =
            new ProblemType(
                    "event_not_published",
                    409,
                    "Event not published",
                    "The event is a draft. It is not visible and has no tickets, so there is nothing"
                            + " to cancel. Delete it if you don't need it any more.");

    static final ProblemType EVENT_HAS_SALES =
            new ProblemType(
                    "event_has_sales",
                    409,
                    "Event has sales",
                    "Tickets of the event were reserved at some time, possibly released since, so it"
                            + " can't be deleted. Cancel it instead, which releases its holds.");

    static final ProblemType CAPACITY_BELOW_SOLD =
            new ProblemType(
                    "capacity_below_sold",
                    409,
                    "Capacity below sold",
                    "A capacity must cover the tickets that are sold and held now. `ticketTypes` lists"
                            + " each ticket type where it does not, with both numbers. Held tickets"
                            + " may be released: try again later.");

    static final ProblemType CURRENCY_FIXED =
            new ProblemType(
                    "currency_fixed",
                    409,
                    "Currency fixed",
                    "Tickets of the event were held at prices in `currency`, so new prices must be in"
                            + " that currency too.");

    @Override
    public List<ProblemType> problems() {
        return List.of(
                EVENT_CANCELLED,
                EVENT_NOT_PUBLISHED,
                EVENT_HAS_SALES,
                CAPACITY_BELOW_SOLD,
                CURRENCY_FIXED);
    }
}
