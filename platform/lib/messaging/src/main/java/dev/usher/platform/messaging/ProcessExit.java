package dev.usher.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Ends the process when it can no longer be trusted, so that its supervisor starts a new one
 * instead of seeing a healthy process whose consumers are dead. A bean of this type replaces the
 * default.
 */
@FunctionalInterface
public interface ProcessExit {

    void because(String reason, @Nullable Throwable cause);
}
