package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.ticket.event.HolderTerms;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.signing.SigningKeys;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether a new holder gets a new credential, and under which key. */
@Component
class Replacement {

    private final HolderTerms terms;
    private final SigningKeys keys;

    Replacement(HolderTerms terms, SigningKeys keys) {
        this.terms = terms;
        this.keys = keys;
    }

    /** Returns the key of the new credential; nothing if the old credential stays. */
    Optional<KeyId> keyFor(TicketedEvent event) {
        return terms.supersedeOnChange(event.id())
                ? Optional.of(keys.introduce(event.id(), event.isPublic()))
                : Optional.empty();
    }
}
