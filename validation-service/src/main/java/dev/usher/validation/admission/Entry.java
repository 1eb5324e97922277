package dev.usher.validation.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accepted ENTRY that is in force for a ticket. */
record Entry(UUID scanId, Instant at, @Nullable String gate) {}
