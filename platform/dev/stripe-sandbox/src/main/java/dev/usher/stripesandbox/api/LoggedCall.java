package dev.usher.stripesandbox.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One API call with its raw parameters and the time at which it came. {@code fault} is the fault
 * that it met. The status is 0 if it was dropped before it was executed.
 */
public record LoggedCall(
        String requestId,
        Instant at,
        String method,
        String path,
        String parameters,
        @Nullable String idempotencyKey,
        int status,
        @Nullable String fault) {}
