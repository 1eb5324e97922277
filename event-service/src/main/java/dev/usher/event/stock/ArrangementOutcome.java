package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.List;
import java.util.Set;

/** What became of the wish to have other things to sell. */
public sealed interface ArrangementOutcome {

    /** So it is. Ticket types that were withdrawn and never held are gone. */
    record Arranged(Set<TicketTypeId> gone) implements ArrangementOutcome {

        public Arranged {
            gone = Set.copyOf(gone);
        }
    }

    /** These have more held and sold than they were to have; nothing was changed. */
    record BelowSold(List<Allotment> allotments) implements ArrangementOutcome {

        public BelowSold {
            allotments = List.copyOf(allotments);
        }
    }
}
