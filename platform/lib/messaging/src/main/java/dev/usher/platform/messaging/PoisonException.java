package dev.usher.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A record cannot be handled, however often it is tried. It goes to the dead letters of its group
 * and topic at once. A handler may throw it, too.
 */
public final class PoisonException extends RuntimeException {

    public PoisonException(String reason) {
        this(reason, null);
    }

    public PoisonException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
