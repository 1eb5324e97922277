package dev.usher.validation.admission;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.validation.TicketId;
import dev.usher.validation.access.GateEvent;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.admission.IdentificationOutcome.NotLearntYet;
import dev.usher.validation.admission.IdentificationOutcome.Unusable;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes a scan: identifies the ticket, asks {@link AdmissionRules} about the event, and has {@link
 * ScanRecorder} decide and record the rest. A ticket is admitted by one conditional write in
 * PostgreSQL, so two gates on two replicas in the same millisecond admit it once. A cancellation
 * that arrived before that write always wins, because it changes the same row.
 */
@Component
class Gate {

    private final Identification identification;
    private final Roster roster;
    private final ScanRecorder recorder;
    private final Presentations presentations;
    private final Clock clock;

    Gate(
            Identification identification,
            Roster roster,
            ScanRecorder recorder,
            Presentations presentations,
            Clock clock) {
        this.identification = identification;
        this.roster = roster;
        this.recorder = recorder;
        this.presentations = presentations;
        this.clock = clock;
    }

    /** Decides a scan and records it. A repeated scan id gets the answer of the first time. */
    ScanOutcome scan(Scan scan, GateEvent event) {
        IdentificationOutcome identified = identification.identify(scan.proof());
        try {
            return switch (identified) {
                case NotLearntYet() ->
                        answeredBefore(scan).orElseGet(ScanOutcome.NotLearntYet::new);
                case Unusable(Reason reason) ->
                        new ScanOutcome.Decided(recorded(ScanWish.refused(scan, reason, null)));
                case Identified ticket -> new ScanOutcome.Decided(decide(scan, event, ticket));
            };
        } catch (DuplicateKeyException sameScanId) {
            return answeredBefore(scan).orElseThrow(() -> sameScanId);
        }
    }

    private Decision decide(Scan scan, GateEvent event, Identified ticket) {
        RosterEntry entry = ticket.entry();
        Reason byEvent =
                AdmissionRules.ofEvent(event, scan.direction(), entry.eventId(), clock.instant());
        return recorded(
                switch (byEvent) {
                    case OK -> ScanWish.toPass(scan, entry, ticket.version(), event.reentry());
                    // The answer must not show a ticket of another event.
                    case WRONG_EVENT -> ScanWish.refused(scan, byEvent, null);
                    default -> ScanWish.refused(scan, byEvent, entry);
                });
    }

    private Decision recorded(ScanWish wish) {
        Decision decision = recorder.record(wish);
        if (decision.reason() == Reason.OK) {
            CrashPoint.hit("admit.after_commit_before_response");
        }
        return decision;
    }

    /** The first answer under this scan id, or a refusal if it belonged to another presentation. */
    private Optional<ScanOutcome> answeredBefore(Scan scan) {
        return recorder.find(scan.eventId(), scan.id())
                .map(recorded ->
                        presentations.areSame(scan, recorded.fingerprint())
                                ? new ScanOutcome.Decided(firstAnswer(recorded))
                                : new ScanOutcome.ScanIdReused());
    }

    private Decision firstAnswer(RecordedScan recorded) {
        TicketId ticketId = recorded.ticketId();
        RosterEntry.Status status = recorded.ticketStatus();
        TicketSummary ticket =
                ticketId == null || status == null
                        ? null
                        : roster.find(ticketId)
                                .map(entry -> TicketSummary.of(entry, status))
                                .orElse(null);
        return new Decision(recorded.reason(), ticket, recorded.entry());
    }
}
