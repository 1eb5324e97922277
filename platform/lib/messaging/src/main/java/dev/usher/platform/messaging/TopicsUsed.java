package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.util.Set;

/** The topics that a service reads or writes, a bean of it: they are declared when it starts. */
public record TopicsUsed(Set<Topic> topics) {

    public TopicsUsed {
        topics = Set.copyOf(topics);
    }

    public TopicsUsed(Topic... topics) {
        this(Set.of(topics));
    }
}
