package dev.usher.validation.admission;

import dev.usher.platform.database.Transactions;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
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
    private final TransactionTemplate transaction;

    ScanRecorder(Scans scans, ScanPublisher publisher, TransactionTemplate transaction) {
        this.scans = scans;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    /**
     * Admits, if the ticket's row allows it at this moment.
     *
     * @return false if the row did not allow it; then nothing was recorded
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    boolean admit(Scan scan, TicketId ticketId, int version, boolean reentry) {
        return Transactions.decide(
                transaction,
                () -> {
                    OptionalLong sequence = scans.admit(scan, ticketId, version, reentry);
                    sequence.ifPresent(
                            number -> publisher.recorded(scan, ticketId, number, Reason.OK));
                    return sequence.isPresent();
                });
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
