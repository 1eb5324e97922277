package dev.usher.validation.admission;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.validation.TicketId;
import dev.usher.validation.access.GateEvent;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.admission.IdentificationOutcome.NotLearntYet;
import dev.usher.validation.admission.IdentificationOutcome.Unusable;
import dev.usher.validation.admission.ScanRecorder.Admitted;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes a scan: identifies the ticket, asks {@link AdmissionRules}, and records the result. A
 * ticket is admitted by one conditional write in PostgreSQL, so two gates on two replicas in the
 * same millisecond admit it once. A cancellation that arrived before that write always wins,
 * because it changes the same row.
 */
@Component
class Gate {

    /**
     * A holder may leave between a refused entry and the look at the reason; then the entry is
     * tried again, up to this number of attempts in all.
     */
    private static final int ATTEMPTS = 3;

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
                        new ScanOutcome.Decided(refuseWithoutTicket(scan, reason));
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
        if (byEvent == Reason.OK) {
            return admitOrRefuse(scan, event, ticket);
        }
        return byEvent == Reason.WRONG_EVENT
                ? refuseWithoutTicket(scan, byEvent)
                : refuse(scan, byEvent, entry, whereabouts(entry));
    }

    /** Tries the write that admits; only a refusal reads the row, to explain it by the rules. */
    private Decision admitOrRefuse(Scan scan, GateEvent event, Identified ticket) {
        RosterEntry entry = ticket.entry();
        for (int attempt = 1; ; attempt++) {
            Optional<Admitted> admitted =
                    recorder.admit(scan, entry.ticketId(), ticket.version(), event.reentry());
            if (admitted.isPresent()) {
                CrashPoint.hit("admit.after_commit_before_response");
                return new Decision(Reason.OK, TicketSummary.of(entry), admitted.get().entry());
            }
            Whereabouts whereabouts = whereabouts(entry);
            Reason reason =
                    AdmissionRules.ofTicket(
                            scan.direction(), ticket.version(), event.reentry(), whereabouts);
            if (reason == Reason.OK && attempt == ATTEMPTS) {
                reason = refusedByRow(scan.direction());
            }
            if (reason != Reason.OK) {
                return refuse(scan, reason, entry, whereabouts);
            }
        }
    }

    /** The reason when other scans moved the holder before every attempt of this one. */
    private static Reason refusedByRow(Direction direction) {
        return switch (direction) {
            case ENTRY -> Reason.ALREADY_ADMITTED;
            case EXIT -> Reason.NOT_INSIDE;
        };
    }

    private Decision refuse(
            Scan scan, Reason reason, RosterEntry ticket, @Nullable Whereabouts whereabouts) {
        recorder.refuse(scan, reason, ticket.ticketId(), whereabouts);
        return Decision.about(ticket, reason, whereabouts);
    }

    /** Refuses a proof that names no ticket of this event; the answer must not show any ticket. */
    private Decision refuseWithoutTicket(Scan scan, Reason reason) {
        recorder.refuse(scan, reason, null, null);
        return Decision.withoutTicket(reason);
    }

    private @Nullable Whereabouts whereabouts(RosterEntry ticket) {
        return roster.whereabouts(ticket.ticketId()).orElse(null);
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
