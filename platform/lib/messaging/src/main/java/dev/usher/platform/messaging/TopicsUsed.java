package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.util.Set;

/**
 * The topics that a service reads or writes. A service has one bean of this type; its topics are
 * declared when it starts.
 */
public record TopicsUsed(Set<Topic> topics) {

    public TopicsUsed {
        topics = Set.copyOf(topics);
    }

    public TopicsUsed(Topic... topics) {
        this(Set.of(topics));
    }
}
