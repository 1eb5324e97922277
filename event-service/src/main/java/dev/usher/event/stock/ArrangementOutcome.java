package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.List;
import java.util.Set;

/** The result of an {@link Arrangement}. */
public sealed interface ArrangementOutcome {

    /** The stock was changed. Ticket types that were withdrawn and never held are gone. */
    record Arranged(Set<TicketTypeId> gone) implements ArrangementOutcome {

        public Arranged {
            gone = Set.copyOf(gone);
        }
    }

    /** These have more seats held and sold than they would get; nothing was changed. */
    record BelowSold(List<Allotment> allotments) implements ArrangementOutcome {

        public BelowSold {
            allotments = List.copyOf(allotments);
        }
    }
}
