package dev.usher.platform.messaging;

import java.util.UUID;

/** A null value on a compacted topic: the subject of the key was deleted. */
public record Deletion(UUID id, String key, long sequence) {}
