package dev.usher.platform.messaging;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells failures that pass by themselves, however long that takes, from those that may be poison.
 */
final class TransientFailures {

    /**
     * Connection lost, login refused, rolled back for another's sake, resources short, stopped by
     * an operator.
     */
    private static final Set<String> SQL_CLASSES = Set.of("08", "28", "40", "53", "57");

    /** Lock not available; read-only, as a server is that was the primary until now. */
    private static final Set<String> SQL_STATES = Set.of("55P03", "25006");

    private static final int MAX_CAUSES = 20;

    private TransientFailures() {}

    static boolean isTransient(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof PoisonException) {
                return false;
            }
            if (passes(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case TransientDataAccessException e -> true;
            case RecoverableDataAccessException e -> true;
            case DataAccessResourceFailureException e -> true;
            case CannotCreateTransactionException e -> true;
            case TransactionTimedOutException e -> true;
            case RetriableException e -> true;
            case SQLTransientException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e -> passes(e.getSQLState());
            case IOException e -> true;
            case TimeoutException e -> true;
            default -> false;
        };
    }

    private static boolean passes(String state) {
        return state != null
                && (SQL_STATES.contains(state)
                        || (state.length() == 5 && SQL_CLASSES.contains(state.substring(0, 2))));
    }
}
