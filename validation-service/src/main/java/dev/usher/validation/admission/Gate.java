package dev.usher.validation.admission;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.validation.access.GateEvent;
import dev.usher.validation.admission.Decision.TicketView;
import dev.usher.validation.admission.Scans.Recorded;
import dev.usher.validation.admission.Scans.Whereabouts;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door. A ticket is admitted by one conditional write in PostgreSQL, so two gates on two
 * replicas in the same millisecond admit it once. A cancellation taken in before that write always
 * wins, because it changes the same row.
 */
@Service
class Gate {

    /**
     * Somebody may walk out between the refused write and the look at why; then it is tried again.
     */
    private static final int ATTEMPTS = 3;

    private final Identification identification;
    private final Roster roster;
    private final Scans scans;
    private final ScanPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Gate(
            Identification identification,
            Roster roster,
            Scans scans,
            ScanPublisher publisher,
            TransactionTemplate transaction,
            Clock clock) {
        this.identification = identification;
        this.roster = roster;
        this.scans = scans;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Decides a scan and records it. The same scan id with the same presentation decides once. */
    ScanOutcome scan(Scan scan, GateEvent event) {
        Identified identified = identification.identify(scan.presented());
        try {
            return switch (identified) {
                case Identified.NotLearntYet none ->
                        recordedBefore(scan).orElseGet(ScanOutcome.NotLearntYet::new);
                case Identified.Nothing nothing ->
                        new ScanOutcome.Decided(refuse(scan, nothing.reason(), null, null));
                case Identified.Ticket ticket ->
                        new ScanOutcome.Decided(decide(scan, event, ticket));
            };
        } catch (DuplicateKeyException sameScanId) {
            return recordedBefore(scan).orElseThrow(() -> sameScanId);
        }
    }

    private Decision decide(Scan scan, GateEvent event, Identified.Ticket ticket) {
        RosterEntry entry = ticket.entry();
        if (!entry.eventId().equals(event.id())) {
            return refuse(scan, Reason.WRONG_EVENT, null, null);
        }
        Reason timing = timing(event, scan.direction(), clock.instant());
        if (timing != Reason.OK) {
            Whereabouts seen = scans.whereabouts(entry.ticketId()).orElse(null);
            return refuse(scan, timing, entry, seen);
        }
        for (int attempt = 1; ; attempt++) {
            if (admit(scan, event, ticket)) {
                CrashPoint.hit("admit.after_commit_before_response");
                return admitted(scan, entry);
            }
            Whereabouts seen = scans.whereabouts(entry.ticketId()).orElse(null);
            Reason reason = reason(seen, ticket.version(), scan.direction(), event.reentry());
            if (reason != Reason.OK) {
                return refuse(scan, reason, entry, seen);
            }
            if (attempt == ATTEMPTS) {
                Reason busy =
                        scan.direction() == Direction.ENTRY
                                ? Reason.ALREADY_ADMITTED
                                : Reason.NOT_INSIDE;
                return refuse(scan, busy, entry, seen);
            }
        }
    }

    private boolean admit(Scan scan, GateEvent event, Identified.Ticket ticket) {
        UUID id = ticket.entry().ticketId();
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    OptionalLong sequence =
                            scans.admit(scan, id, ticket.version(), event.reentry());
                    sequence.ifPresent(number ->
                            publisher.recorded(scan, id, number, Decision.ADMITTED, Reason.OK));
                    return sequence.isPresent();
                }));
    }

    private Decision admitted(Scan scan, RosterEntry entry) {
        Entry inForce =
                scan.direction() == Direction.ENTRY
                        ? new Entry(scan.id(), scan.scannedAt(), scan.gate())
                        : scans.whereabouts(entry.ticketId()).map(Whereabouts::entry).orElse(null);
        return new Decision(scan.id(), Decision.ADMITTED, Reason.OK, TicketView.of(entry), inForce);
    }

    private Decision refuse(
            Scan scan, Reason reason, @Nullable RosterEntry entry, @Nullable Whereabouts seen) {
        UUID ticketId = entry == null ? null : entry.ticketId();
        transaction.executeWithoutResult(status ->
                scans.refuse(scan, reason, ticketId, seen)
                        .ifPresent(number -> {
                            if (ticketId != null) {
                                publisher.recorded(
                                        scan, ticketId, number, Decision.REJECTED, reason);
                            }
                        }));
        return new Decision(
                scan.id(),
                Decision.REJECTED,
                reason,
                entry == null ? null : view(entry, seen),
                seen == null ? null : seen.entry());
    }

    /** The first answer under this scan id again, or the refusal to mix two presentations up. */
    private Optional<ScanOutcome> recordedBefore(Scan scan) {
        return scans.find(scan.eventId(), scan.id())
                .map(recorded ->
                        recorded.presented().equals(scan.presented().fingerprint(scan.direction()))
                                ? new ScanOutcome.Decided(again(scan, recorded))
                                : new ScanOutcome.ScanIdReused());
    }

    private Decision again(Scan scan, Recorded recorded) {
        UUID ticketId = recorded.ticketId();
        String status = recorded.ticketStatus();
        TicketView view =
                ticketId == null || status == null
                        ? null
                        : roster.find(ticketId)
                                .map(entry ->
                                        new TicketView(
                                                ticketId,
                                                entry.ticketTypeName(),
                                                entry.holderName(),
                                                status))
                                .orElse(null);
        return new Decision(
                scan.id(), recorded.result(), recorded.reason(), view, recorded.entry());
    }

    /** What an ENTRY would be answered now; changes nothing. */
    Decision preview(Identified.Ticket ticket, GateEvent event) {
        RosterEntry entry = ticket.entry();
        Whereabouts seen = scans.whereabouts(entry.ticketId()).orElse(null);
        Reason reason = timing(event, Direction.ENTRY, clock.instant());
        if (reason == Reason.OK) {
            reason = reason(seen, ticket.version(), Direction.ENTRY, event.reentry());
        }
        return new Decision(
                null,
                reason == Reason.OK ? "VALID" : "INVALID",
                reason,
                view(entry, seen),
                seen == null ? null : seen.entry());
    }

    private static TicketView view(RosterEntry entry, @Nullable Whereabouts seen) {
        TicketView view = TicketView.of(entry);
        return seen == null
                ? view
                : new TicketView(
                        view.id(), view.ticketTypeName(), view.holderName(), seen.status());
    }

    /** People may leave at any time; entering has its hours. */
    private static Reason timing(GateEvent event, Direction direction, Instant now) {
        if (event.cancelled()) {
            return Reason.CANCELLED;
        }
        if (direction == Direction.EXIT) {
            return Reason.OK;
        }
        if (now.isBefore(event.opensAt())) {
            return Reason.TOO_EARLY;
        }
        return now.isBefore(event.closesAt()) ? Reason.OK : Reason.EVENT_ENDED;
    }

    /** Why a ticket in this state may not pass, or OK if it may. */
    private static Reason reason(
            @Nullable Whereabouts seen, int version, Direction direction, boolean reentry) {
        if (seen == null) {
            return Reason.UNKNOWN_TICKET;
        }
        if (seen.status().equals("CANCELLED")) {
            return Reason.CANCELLED;
        }
        if (version < seen.version()) {
            return Reason.SUPERSEDED;
        }
        if (direction == Direction.EXIT) {
            return seen.inside() ? Reason.OK : Reason.NOT_INSIDE;
        }
        boolean admissible = seen.entry() == null || (!seen.inside() && reentry);
        return admissible ? Reason.OK : Reason.ALREADY_ADMITTED;
    }
}
