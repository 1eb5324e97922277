package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.ticket.event.HolderTerms;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.signing.SigningKeys;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Returns the key of the new credential, which no rotation replaces before the end of this
     * transaction; nothing if the old credential stays.
     */
    Optional<KeyId> keyFor(TicketedEvent event) {
        return terms.supersedeOnChange(event.id())
                ? Optional.ofNullable(keys.introduceSold(Set.of(event.id())).get(event.id()))
                : Optional.empty();
    }
}
