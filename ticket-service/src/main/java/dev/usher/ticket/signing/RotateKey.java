package dev.usher.ticket.signing;

import dev.usher.ticket.EventId;
import dev.usher.ticket.operation.OperatorCommand;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a new key sign for an event. Tickets that were issued before stay as they are. */
@Component
class RotateKey implements OperatorCommand {

    private final KeyRotation rotation;

    RotateKey(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public String name() {
        return "rotate-key";
    }

    @Override
    public String usage() {
        return "EVENT-ID";
    }

    @Override
    public String run(List<String> arguments) {
        EventId event = new EventId(UUID.fromString(String.join(" ", arguments)));
        return "Key %s signs for event %s from now on; the keys before it verify only."
                .formatted(rotation.rotate(event), event);
    }
}
