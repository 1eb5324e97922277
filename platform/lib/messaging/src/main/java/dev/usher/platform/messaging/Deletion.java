package dev.usher.platform.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A null value on a compacted topic: the subject of the key was deleted. */
public record Deletion(UUID id, String key, long sequence, @Nullable String traceparent)
        implements Received {}
