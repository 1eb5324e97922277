package dev.usher.ticket.wallet;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems of tickets. */
final class WalletProblems {

    static final ProblemType TOO_MANY_PAGES =
            new ProblemType(
                            "too_many_pages",
                            422,
                            "Too many pages",
                            "The order has more tickets than are printed into one document. Print each"
                                    + " ticket by itself; the list of the order's tickets names them.")
                    .example(
                            "/v1/orders/019a1f60-7b1c-7e55-b0c1-2d3e4f5a6b7c/tickets.pdf",
                            "At most 200 tickets are printed into one document.");

    static final ProblemType EVENT_STARTED =
            new ProblemType(
                            "event_started",
                            409,
                            "Event started",
                            "The holder of a ticket can be changed until the event starts, and it has"
                                    + " started. The ticket stays as it is.")
                    .example(
                            "/v1/tickets/019a1f63-5d0e-7f4b-9c66-8a7b6c5d4e3f",
                            "The event has started.");

    static final ProblemType TICKET_CANCELLED =
            new ProblemType(
                            "ticket_cancelled",
                            409,
                            "Ticket cancelled",
                            "The ticket is cancelled and admits nobody, so its holder can't be changed.")
                    .example(
                            "/v1/tickets/019a1f63-5d0e-7f4b-9c66-8a7b6c5d4e3f",
                            "The ticket is cancelled.");

    private WalletProblems() {}

    @Component
    static class WalletCatalog implements ProblemCatalog {

        @Override
        public List<ProblemType> problems() {
            return List.of(TOO_MANY_PAGES, EVENT_STARTED, TICKET_CANCELLED);
        }

        @Override
        public List<ViolationCode> violations() {
            return List.of(
                    new ViolationCode(
                            "not_with_order",
                            "An order must not be given together with another filter."));
        }
    }
}
