package dev.usher.platform.messaging;

import dev.usher.platform.database.DatabaseFailures;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells failures of a listener that are retried for as long as they last from those that may be the
 * record's own fault.
 */
final class RetryableFailures {

    /** Limits the walk through causes, which may be circular. */
    private static final int MAX_CAUSES = 20;

    private RetryableFailures() {}

    /** Tells whether no attempt can help. */
    static boolean isPoison(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof PoisonException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Tells whether the database, Kafka or the network is to blame, and not the record. */
    static boolean isRetryable(Throwable failure) {
        if (isPoison(failure)) {
            return false;
        }
        boolean retryable = DatabaseFailures.isTransient(failure);
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            retryable |=
                    cause instanceof RetriableException
                            || cause instanceof IOException
                            || cause instanceof TimeoutException;
            cause = cause.getCause();
        }
        return retryable;
    }
}
