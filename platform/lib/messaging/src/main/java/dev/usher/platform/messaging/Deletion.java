package dev.usher.platform.messaging;

import java.util.UUID;

/** What the key of a compacted topic named is gone. */
public record Deletion(UUID id, String key, long sequence) {}
