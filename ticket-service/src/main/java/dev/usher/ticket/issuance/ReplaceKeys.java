package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.ticket.EventId;
import dev.usher.ticket.operation.OperatorCommand;
import dev.usher.ticket.signing.KeyRotation;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Issues all valid tickets of an event again under a new key and then revokes the keys before it:
 * for a key that somebody else may know. The typed codes of the tickets stay, because they do not
 * depend on the key: a guest with an older print is still let in by the code.
 *
 * <p>The old key is revoked last, so that at every moment each ticket has a credential that admits.
 */
@Component
class ReplaceKeys implements OperatorCommand {

    private final KeyRotation rotation;
    private final Reissue reissue;

    ReplaceKeys(KeyRotation rotation, Reissue reissue) {
        this.rotation = rotation;
        this.reissue = reissue;
    }

    @Override
    public String name() {
        return "replace-keys";
    }

    @Override
    public String usage() {
        return "EVENT-ID";
    }

    @Override
    public String run(List<String> arguments) {
        EventId event = new EventId(UUID.fromString(String.join(" ", arguments)));
        KeyId key = rotation.beginReplacement(event);
        long tickets = 0;
        int some;
        do {
            some = reissue.someUnder(event, key);
            tickets += some;
        } while (some > 0);
        int revoked = rotation.finishReplacement(event);
        return "%d tickets of event %s were issued again under key %s, %d keys are revoked."
                .formatted(tickets, event, key, revoked);
    }
}
