package dev.usher.validation.admission;

import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.Whereabouts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records scans. Each method that writes is one transaction: the ticket's row, the log and the
 * message are written together or not at all.
 */
@Component
class ScanRecorder {

    private final Scans scans;
    private final ScanPublisher publisher;
    private final Roster roster;
    private final TransactionTemplate transaction;

    /**
     * A scan that passed.
     *
     * @param entry the last accepted entry
     */
    record Admitted(@Nullable AcceptedEntry entry) {}

    ScanRecorder(
            Scans scans, ScanPublisher publisher, Roster roster, TransactionTemplate transaction) {
        this.scans = scans;
        this.publisher = publisher;
        this.roster = roster;
        this.transaction = transaction;
    }

    /**
     * Admits, if the ticket's row allows it at this moment.
     *
     * @return empty if the row did not allow it; then nothing was recorded
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    Optional<Admitted> admit(Scan scan, TicketId ticketId, int version, boolean reentry) {
        return transaction.execute(_ -> {
            OptionalLong sequence = scans.admit(scan, ticketId, version, reentry);
            if (sequence.isEmpty()) {
                return Optional.empty();
            }
            publisher.recorded(scan, ticketId, sequence.getAsLong(), Reason.OK);
            // All that the answer states is read here: a read after the commit could fail, and a
            // scan that is answered with an error must not have admitted.
            return Optional.of(new Admitted(lastEntry(scan, ticketId)));
        });
    }

    private @Nullable AcceptedEntry lastEntry(Scan scan, TicketId ticketId) {
        return switch (scan.direction()) {
            case ENTRY -> new AcceptedEntry(scan.id(), scan.scannedAt(), scan.gate());
            case EXIT -> roster.whereabouts(ticketId).map(Whereabouts::entry).orElse(null);
        };
    }

    /**
     * Records a refusal.
     *
     * @param ticketId null if the proof names no ticket of the event
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    void refuse(
            Scan scan,
            Reason reason,
            @Nullable TicketId ticketId,
            @Nullable Whereabouts whereabouts) {
        transaction.executeWithoutResult(_ -> {
            OptionalLong sequence = scans.refuse(scan, reason, ticketId, whereabouts);
            if (ticketId != null && sequence.isPresent()) {
                publisher.recorded(scan, ticketId, sequence.getAsLong(), reason);
            }
        });
    }

    Optional<RecordedScan> find(EventId eventId, ScanId scanId) {
        return scans.find(eventId, scanId);
    }
}
