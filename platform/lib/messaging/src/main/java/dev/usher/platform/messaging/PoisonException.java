package dev.usher.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A record that no retry can help. It goes to the dead letters of its group and topic at once; a
 * handler may throw it too.
 */
public final class PoisonException extends RuntimeException {

    public PoisonException(String reason) {
        this(reason, null);
    }

    public PoisonException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
