package dev.usher.platform.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The content of a record: a message, or the news that the subject of its key was deleted. */
public sealed interface Received permits Incoming, Deletion {

    UUID id();

    @Nullable String traceparent();

    /** Does work whose logs and messages belong to the trace of this record alone. */
    default void inItsTrace(Runnable work) {
        try (var _ = TraceHeader.enter(traceparent(), id())) {
            work.run();
        }
    }
}
