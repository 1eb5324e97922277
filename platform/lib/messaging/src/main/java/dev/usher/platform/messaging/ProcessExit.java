package dev.usher.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Ends a process that can no longer be trusted, so that its supervisor starts a new one. Otherwise
 * the supervisor would see a healthy process whose consumers are dead. A bean of this type replaces
 * the default.
 */
@FunctionalInterface
public interface ProcessExit {

    void because(String reason, @Nullable Throwable cause);
}
