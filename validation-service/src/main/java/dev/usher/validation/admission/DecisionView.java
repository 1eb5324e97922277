package dev.usher.validation.admission;

import dev.usher.validation.ScanId;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the API shows it.
 *
 * @param scanId null for a validation
 * @param result a {@link ScanResult}, or a {@link Validity} for a validation
 */
record DecisionView(
        @Nullable UUID scanId,
        String result,
        Reason reason,
        @Nullable TicketView ticket,
        @Nullable EntryView firstScan) {

    static DecisionView ofScan(ScanId id, Decision decision) {
        return of(id.value(), ScanResult.of(decision.reason()).name(), decision);
    }

    static DecisionView ofValidation(Decision decision) {
        return of(null, Validity.of(decision.reason()).name(), decision);
    }

    private static DecisionView of(@Nullable UUID scanId, String result, Decision decision) {
        return new DecisionView(
                scanId,
                result,
                decision.reason(),
                TicketView.of(decision.ticket()),
                EntryView.of(decision.entry()));
    }

    record TicketView(
            UUID id,
            String ticketTypeName,
            @Nullable String holderName,
            RosterEntry.Status status) {

        static @Nullable TicketView of(@Nullable TicketSummary ticket) {
            return ticket == null
                    ? null
                    : new TicketView(
                            ticket.id().value(),
                            ticket.ticketTypeName(),
                            ticket.holderName(),
                            ticket.status());
        }
    }

    record EntryView(UUID scanId, Instant at, @Nullable String gate) {

        static @Nullable EntryView of(@Nullable AcceptedEntry entry) {
            return entry == null
                    ? null
                    : new EntryView(entry.scanId().value(), entry.at(), entry.gate());
        }
    }
}
