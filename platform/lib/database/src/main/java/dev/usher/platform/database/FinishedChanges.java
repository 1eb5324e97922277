package dev.usher.platform.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells up to when all changes are finished, for lists that are read again and again from the last
 * change that was seen.
 *
 * <p>A row that is changed at 12:00:01 may be committed after one that is changed at 12:00:02. A
 * reader who has seen the second would never ask for the first. So such a list ends before the
 * beginning of the oldest transaction that is still under way: a row gets the time of the statement
 * that changes it, which is never before the beginning of its transaction.
 */
public class FinishedChanges {

    private final JdbcClient jdbc;

    public FinishedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a time by the clock of the database; each transaction that changes rows at an earlier
     * time has ended. It must be read in a statement before the one that lists, which sees what has
     * ended by then. Only transactions of the same role are known, as all replicas of a service
     * have.
     */
    public Instant before() {
        return jdbc.sql(
                        """
                        select least(statement_timestamp(), min(xact_start)) from pg_stat_activity
                        where usename = current_user and datname = current_database()
                            and pid <> pg_backend_pid() and xact_start is not null
                        """)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
