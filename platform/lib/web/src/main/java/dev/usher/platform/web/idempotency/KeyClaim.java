package dev.usher.platform.web.idempotency;

import java.time.Duration;
import java.util.UUID;

/**
 * A key that a run claims before its answer is known.
 *
 * @param run the id of the run, by which it stores its answer later
 * @param lease how long the key belongs to the run; after that the run counts as crashed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyClaim(
        String principal, String key, byte[] fingerprint, UUID run, Duration lease) {}
