package dev.usher.validation.admission;

import dev.usher.credential.SignedCredential;
import dev.usher.credential.TypedCode;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.RosterKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the ticket behind what was held up. A credential counts only under a key of its own event,
 * and its signature is checked before anything is looked up by what it claims.
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

    Identified identify(Presented presented) {
        return switch (presented) {
            case Presented.Credential credential -> byCredential(credential.text());
            case Presented.Code code -> byCode(code.text());
        };
    }

    private Identified byCode(String typed) {
        Optional<TypedCode> code = TypedCode.parse(typed);
        if (code.isEmpty()) {
            return new Identified.Nothing(Reason.MALFORMED);
        }
        return roster.findByCode(code.get().toString())
                .<Identified>map(entry -> new Identified.Ticket(entry, Integer.MAX_VALUE))
                .orElseGet(() -> new Identified.Nothing(Reason.UNKNOWN_TICKET));
    }

    private Identified byCredential(String text) {
        Optional<SignedCredential> parsed = SignedCredential.parse(text);
        if (parsed.isEmpty()) {
            return new Identified.Nothing(Reason.MALFORMED);
        }
        SignedCredential signed = parsed.get();
        String keyId = signed.keyId().toString();
        Optional<RosterKey> key = roster.findKey(keyId);
        if (key.isEmpty()) {
            return underUnknownKey(signed, keyId);
        }
        if (key.get().revoked()
                || !key.get().eventId().equals(signed.claims().eventId())
                || !signed.verify(key.get().key())) {
            return new Identified.Nothing(Reason.BAD_SIGNATURE);
        }
        return roster.find(signed.claims().ticketId())
                .<Identified>map(entry -> new Identified.Ticket(entry, signed.claims().version()))
                .orElseGet(() -> notHere(signed));
    }

    /**
     * The signature proves that the ticket exists; if it was paid for just now it is only on its
     * way here, and refusing it would send away somebody who has paid.
     */
    private Identified notHere(SignedCredential signed) {
        Instant newest = signed.claims().notBefore().plus(settings.learningTime());
        return clock.instant().isBefore(newest)
                ? new Identified.NotLearntYet()
                : new Identified.Nothing(Reason.UNKNOWN_TICKET);
    }

    /**
     * Only a ticket that is known to be signed by this very key makes the key worth waiting for;
     * any other unknown key is somebody's own.
     */
    private Identified underUnknownKey(SignedCredential signed, String keyId) {
        Optional<RosterEntry> ticket = roster.findNow(signed.claims().ticketId());
        if (ticket.isPresent() && ticket.get().keyId().equals(keyId)) {
            return new Identified.NotLearntYet();
        }
        return new Identified.Nothing(Reason.BAD_SIGNATURE);
    }
}
