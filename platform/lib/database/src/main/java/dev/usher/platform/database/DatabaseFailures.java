package dev.usher.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells a database that is unavailable or busy from a defect. After a transient failure the same
 * call may succeed later; after any other it would fail again.
 *
 * <p>The SQLSTATE decides where there is one, because Spring's exceptions are coarser: a row too
 * large for its index (54000) is a {@link DataAccessResourceFailureException} as well.
 */
public final class DatabaseFailures {

    /**
     * SQLSTATE classes: connection exception, invalid authorization (a password being rotated),
     * transaction rollback (serialization failure, deadlock), insufficient resources, operator
     * intervention (shutdown, failover, cancelled statement), system error outside PostgreSQL.
     */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "28", "40", "53", "57", "58");

    /**
     * Lock not available; read-only transaction, as on a primary that was demoted; transaction
     * ended for idling (25P03) or for lasting too long (25P04).
     */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25006", "25P03", "25P04");

    /** A constraint that was broken at the commit: it would be broken again. */
    private static final Set<String> LASTING_STATES = Set.of("40002");

    /**
     * The texts of HikariCP, which gives no SQLSTATE, for a connection that broke in use and for a
     * pool that is shut down. A rollback over a broken connection fails with the first.
     */
    private static final List<String> CLOSED = List.of("Connection is closed", " has been closed.");

    /** Limits the walk through causes, which may be circular. */
    private static final int MAX_FAILURES = 50;

    private DatabaseFailures() {}

    /** Tells whether the database was unavailable or busy, so that the same call may pass later. */
    public static boolean isTransient(Throwable failure) {
        boolean decidedByState = false;
        boolean transientByType = false;
        for (Throwable each : behind(failure)) {
            if (each instanceof SQLException sql) {
                if (isTransient(sql)) {
                    return true;
                }
                decidedByState |= sql.getSQLState() != null;
            } else if (isUnopened(each)) {
                return true;
            }
            transientByType |= isTransientByType(each);
        }
        return transientByType && !decidedByState;
    }

    /** Lists a failure with all that is behind it, at most {@link #MAX_FAILURES}. */
    private static List<Throwable> behind(Throwable failure) {
        List<Throwable> found = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty() && found.size() < MAX_FAILURES) {
            Throwable each = open.remove();
            found.add(each);
            addIfAny(open, each.getCause());
            if (each instanceof SQLException sql) {
                addIfAny(open, sql.getNextException());
            }
            // The failure that led to a rollback which then failed as well.
            if (each instanceof TransactionSystemException system) {
                addIfAny(open, system.getApplicationException());
            }
        }
        return found;
    }

    private static void addIfAny(Deque<Throwable> open, @Nullable Throwable failure) {
        if (failure != null) {
            open.add(failure);
        }
    }

    private static boolean isTransient(SQLException failure) {
        return switch (failure) {
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            case SQLNonTransientConnectionException _ -> true;
            default -> isTransientState(failure.getSQLState()) || isClosed(failure);
        };
    }

    private static boolean isTransientState(@Nullable String state) {
        return state != null
                && state.length() == 5
                && !LASTING_STATES.contains(state)
                && (TRANSIENT_STATES.contains(state)
                        || TRANSIENT_CLASSES.contains(state.substring(0, 2)));
    }

    private static boolean isClosed(SQLException failure) {
        String text = failure.getMessage();
        return failure.getSQLState() == null
                && text != null
                && CLOSED.stream().anyMatch(text::endsWith);
    }

    /** Tells whether no connection or transaction could be opened, whatever the reason. */
    private static boolean isUnopened(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException;
    }

    private static boolean isTransientByType(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionTimedOutException;
    }
}
