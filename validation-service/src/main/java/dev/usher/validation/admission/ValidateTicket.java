package dev.usher.validation.admission;

import dev.usher.platform.web.security.Caller;
import dev.usher.validation.access.AccessDecision;
import dev.usher.validation.access.GateAccess;
import dev.usher.validation.access.GateEvent;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.admission.IdentificationOutcome.NotLearntYet;
import dev.usher.validation.admission.IdentificationOutcome.Unusable;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Answers how an ENTRY would be decided now. Records nothing and admits no ticket. */
@Component
class ValidateTicket {

    private final Identification identification;
    private final Roster roster;
    private final GateAccess access;
    private final Clock clock;

    ValidateTicket(Identification identification, Roster roster, GateAccess access, Clock clock) {
        this.identification = identification;
        this.roster = roster;
        this.access = access;
        this.clock = clock;
    }

    /** Validates a proof at the gate of an event. */
    ValidationOutcome at(GateEvent event, TicketProof proof) {
        return validate(proof, ticket -> decide(ticket, event));
    }

    /** Validates a proof at the gate of its own event; unknown if the caller may not scan there. */
    ValidationOutcome atAnyEventOf(Caller caller, TicketProof proof) {
        return validate(
                proof,
                ticket ->
                        switch (access.decide(ticket.entry().eventId(), caller)) {
                            case AccessDecision.Allowed(GateEvent event) -> decide(ticket, event);
                            case AccessDecision.UnknownEvent(), AccessDecision.NotStaff() ->
                                    Decision.withoutTicket(Reason.UNKNOWN_TICKET);
                        });
    }

    private ValidationOutcome validate(
            TicketProof proof, Function<Identified, Decision> decideTicket) {
        return switch (identification.identify(proof)) {
            case NotLearntYet() -> new ValidationOutcome.NotLearntYet();
            case Unusable(Reason reason) ->
                    new ValidationOutcome.Decided(Decision.withoutTicket(reason));
            case Identified ticket -> new ValidationOutcome.Decided(decideTicket.apply(ticket));
        };
    }

    private Decision decide(Identified ticket, GateEvent event) {
        RosterEntry entry = ticket.entry();
        Whereabouts whereabouts = roster.whereabouts(entry.ticketId()).orElse(null);
        Reason reason =
                AdmissionRules.decide(event, Direction.ENTRY, ticket, whereabouts, clock.instant());
        return reason == Reason.WRONG_EVENT
                ? Decision.withoutTicket(reason)
                : Decision.about(entry, reason, whereabouts);
    }
}
