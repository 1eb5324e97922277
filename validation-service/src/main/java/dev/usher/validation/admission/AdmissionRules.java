package dev.usher.validation.admission;

import dev.usher.validation.EventId;
import dev.usher.validation.access.GateEvent;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules of admission, without side effects: from the event, the direction, the ticket, its
 * whereabouts and the time to a reason, which is OK if the holder may pass. The rules are tried in
 * the order of the methods; the first that refuses gives the reason.
 *
 * <p>{@link Gate} asks {@link #ofEvent} first. Then the database applies {@link #ofTicket} to the
 * ticket's row in the statement that admits ({@code RosterEntries.MOVE}), because only a
 * conditional write admits once under concurrency. A change of a rule must be made in both places;
 * a test compares them for every state of a ticket.
 */
final class AdmissionRules {

    private AdmissionRules() {}

    /** Applies all rules. */
    static Reason decide(
            GateEvent event,
            Direction direction,
            Identified ticket,
            @Nullable Whereabouts whereabouts,
            Instant now) {
        Reason byEvent = ofEvent(event, direction, ticket.entry().eventId(), now);
        return byEvent == Reason.OK
                ? ofTicket(direction, ticket.version(), event.reentry(), whereabouts)
                : byEvent;
    }

    /**
     * Applies the rules of the event: the ticket must be for it, it must not be cancelled, and an
     * entry must fall within its hours of admission. A holder may leave at any time.
     */
    static Reason ofEvent(
            GateEvent event, Direction direction, EventId eventOfTicket, Instant now) {
        if (!event.id().equals(eventOfTicket)) {
            return Reason.WRONG_EVENT;
        }
        if (event.isCancelled()) {
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

    /**
     * Applies the rules of the ticket: it must be known, not cancelled and not replaced by a newer
     * version; its holder must be inside to leave, and outside to enter. Only with re-entry may a
     * holder who has left enter again.
     *
     * @param version the version of the ticket that was shown
     */
    static Reason ofTicket(
            Direction direction, int version, boolean reentry, @Nullable Whereabouts whereabouts) {
        if (whereabouts == null) {
            return Reason.UNKNOWN_TICKET;
        }
        if (whereabouts.status() == RosterEntry.Status.CANCELLED) {
            return Reason.CANCELLED;
        }
        if (version < whereabouts.version()) {
            return Reason.SUPERSEDED;
        }
        return switch (direction) {
            case EXIT -> whereabouts.inside() ? Reason.OK : Reason.NOT_INSIDE;
            case ENTRY -> mayEnter(whereabouts, reentry) ? Reason.OK : Reason.ALREADY_ADMITTED;
        };
    }

    private static boolean mayEnter(Whereabouts whereabouts, boolean reentry) {
        boolean neverEntered = whereabouts.entry() == null;
        return neverEntered || (reentry && !whereabouts.inside());
    }
}
