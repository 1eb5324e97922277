package dev.usher.validation.admission;

import dev.usher.credential.KeyId;
import dev.usher.credential.SignedCredential;
import dev.usher.credential.TypedCode;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.admission.IdentificationOutcome.NotLearntYet;
import dev.usher.validation.admission.IdentificationOutcome.Unusable;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.RosterKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the ticket behind a proof. A credential counts only under a key of the event it names, and
 * its signature is verified before its ticket is looked up.
 */
@Component
class Identification {

    private final Roster roster;
    private final AdmissionSettings settings;
    private final Clock clock;

    Identification(Roster roster, AdmissionSettings settings, Clock clock) {
        this.roster = roster;
        this.settings = settings;
        this.clock = clock;
    }

    IdentificationOutcome identify(TicketProof proof) {
        return switch (proof) {
            case TicketProof.Credential _ -> byCredential(proof.text());
            case TicketProof.Code _ -> byCode(proof.text());
        };
    }

    private IdentificationOutcome byCode(String typed) {
        Optional<TypedCode> code = TypedCode.parse(typed);
        if (code.isEmpty()) {
            return new Unusable(Reason.MALFORMED);
        }
        return roster.findByCode(code.get().toString())
                .<IdentificationOutcome>map(entry -> new Identified(entry, Identified.CURRENT))
                .orElseGet(() -> new Unusable(Reason.UNKNOWN_TICKET));
    }

    private IdentificationOutcome byCredential(String text) {
        Optional<SignedCredential> parsed = SignedCredential.parse(text);
        if (parsed.isEmpty()) {
            return new Unusable(Reason.MALFORMED);
        }
        SignedCredential signed = parsed.get();
        Optional<RosterKey> key = roster.findKey(signed.keyId());
        if (key.isEmpty()) {
            return underUnknownKey(signed);
        }
        if (!isGenuine(signed, key.get())) {
            return new Unusable(Reason.BAD_SIGNATURE);
        }
        return roster.find(new TicketId(signed.claims().ticketId()))
                .<IdentificationOutcome>map(
                        entry -> new Identified(entry, signed.claims().version()))
                .orElseGet(() -> genuineButUnknown(signed));
    }

    private static boolean isGenuine(SignedCredential signed, RosterKey key) {
        return !key.isRevoked()
                && key.eventId().equals(new EventId(signed.claims().eventId()))
                && signed.verify(key.key());
    }

    /**
     * The signature proves that the ticket exists. Soon after the payment the ticket is only on its
     * way here, and a refusal would turn a paying visitor down.
     */
    private IdentificationOutcome genuineButUnknown(SignedCredential signed) {
        Instant learntBy = signed.claims().notBefore().plus(settings.learningTime());
        return clock.instant().isBefore(learntBy)
                ? new NotLearntYet()
                : new Unusable(Reason.UNKNOWN_TICKET);
    }

    /**
     * An unknown key is worth waiting for only if a known ticket is signed with it. Any other
     * unknown key may have been made by a forger.
     */
    private IdentificationOutcome underUnknownKey(SignedCredential signed) {
        KeyId keyId = signed.keyId();
        Optional<RosterEntry> ticket =
                roster.findNow(new TicketId(signed.claims().ticketId()))
                        .filter(entry -> entry.keyId().equals(keyId));
        return ticket.isPresent() ? new NotLearntYet() : new Unusable(Reason.BAD_SIGNATURE);
    }
}
