package dev.usher.platform.web.idempotency;

import java.util.UUID;

/**
 * A first answer with the request that got it.
 *
 * @param run the id of the run that gave the answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FirstAnswerRow(
        String principal, String key, byte[] fingerprint, UUID run, FirstAnswer answer) {}
