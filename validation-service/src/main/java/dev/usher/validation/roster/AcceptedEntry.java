package dev.usher.validation.roster;

import dev.usher.validation.ScanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last accepted scan of a ticket in the direction ENTRY. */
public record AcceptedEntry(ScanId scanId, Instant at, @Nullable String gate) {}
