package dev.usher.planted.good.door;

import dev.usher.contracts.Topic;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class Doors {

    private final Clock clock;

    Doors(Clock clock) {
        this.clock = clock;
    }

    Instant opened() {
        return Instant.now(clock);
    }

    String topic() {
        return Topic.EVENTS.wireName();
    }
}
