package dev.usher.platform.web.servlet;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away or busy from a defect. */
public final class Outage {

    private static final int MAX_DEPTH = 20;

    /** SQLSTATE classes: connection, insufficient resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    /** Serialization failure, deadlock, lock not available: the next try may well succeed. */
    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03");

    private Outage() {}

    /** Whether the database was away or busy, so that the same may well succeed later. */
    public static boolean isBehind(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (isOutage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case DataAccessResourceFailureException _ -> true;
            case RecoverableDataAccessException _ -> true;
            case TransientDataAccessException _ -> true;
            case CannotCreateTransactionException _ -> true;
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            case SQLNonTransientConnectionException _ -> true;
            case SQLException sql -> hasOutageState(sql.getSQLState());
            default -> false;
        };
    }

    private static boolean hasOutageState(@Nullable String state) {
        return state != null
                && (BUSY.contains(state)
                        || (state.length() == 5 && AWAY.contains(state.substring(0, 2))));
    }
}
