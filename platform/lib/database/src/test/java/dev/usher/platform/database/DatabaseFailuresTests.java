package dev.usher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

class DatabaseFailuresTests {

    @ParameterizedTest(name = "{0} {2}: {1}")
    @CsvSource(
            textBlock =
                    """
                    08000, true,  connection exception
                    08003, true,  connection does not exist
                    08006, true,  connection failure
                    08P01, true,  protocol violation
                    25006, true,  read-only transaction of a demoted primary
                    25P03, true,  idle-in-transaction timeout
                    25P04, true,  transaction timeout
                    28000, true,  login refused
                    28P01, true,  password refused
                    40001, true,  serialization failure
                    40003, true,  statement completion unknown
                    40P01, true,  deadlock
                    53100, true,  disk full
                    53200, true,  out of memory
                    53300, true,  too many connections
                    55P03, true,  lock not available
                    57014, true,  statement cancelled
                    57P01, true,  shutdown by an administrator
                    57P02, true,  crash of another session
                    57P03, true,  cannot connect now
                    57P05, true,  idle-session timeout
                    58030, true,  input or output error
                    22001, false, text too long
                    23505, false, unique violation
                    23514, false, check violation
                    25P02, false, statement in a failed transaction
                    40002, false, constraint broken at the commit
                    42P01, false, unknown table
                    42501, false, permission missing
                    54000, false, row too large for its index
                    55000, false, object not in prerequisite state
                    XX000, false, internal error
                    0A000, false, feature not supported
                    08,    false, no SQLSTATE at all
                    """)
    void knowsTheState(String state, boolean passes, String meaning) {
        SQLException failure = new SQLException(meaning, state);

        assertThat(DatabaseFailures.isTransient(failure)).isEqualTo(passes);
        assertThat(DatabaseFailures.isTransient(new TransactionSystemException("commit", failure)))
                .isEqualTo(passes);
        assertThat(
                        DatabaseFailures.isTransient(
                                new RuntimeException(new RuntimeException(failure))))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @MethodSource
    void isTransient(Throwable failure) {
        assertThat(DatabaseFailures.isTransient(failure)).isTrue();
    }

    static Stream<Arguments> isTransient() {
        return Stream.of(
                argumentSet("an empty pool", new SQLTransientConnectionException("timeout")),
                argumentSet("a lost connection", new SQLRecoverableException("gone")),
                argumentSet(
                        "a refused connection", new SQLNonTransientConnectionException("refused")),
                argumentSet("no transaction", new CannotCreateTransactionException("?")),
                argumentSet(
                        "no connection, though the state would last",
                        new CannotGetJdbcConnectionException("?", state("3D000"))),
                argumentSet("a transaction's deadline", new TransactionTimedOutException("?")),
                argumentSet("a query's deadline", new QueryTimeoutException("?")),
                argumentSet("a version read before", new OptimisticLockingFailureException("?")),
                argumentSet("a resource", new DataAccessResourceFailureException("?")),
                argumentSet(
                        "the second of a batch", next(state("23505"), next(state("40001"), null))),
                argumentSet("a batch", new RuntimeException(next(batch(), state("57P01")))),
                argumentSet(
                        "a rollback over a broken connection",
                        new TransactionSystemException(
                                "JDBC rollback", new SQLException("Connection is closed"))),
                argumentSet(
                        "a pool that is shut down",
                        new SQLException("HikariDataSource (events) has been closed.")),
                argumentSet(
                        "the reason for a failed rollback",
                        rolledBackFor(new RuntimeException(state("57P01")))));
    }

    @ParameterizedTest
    @MethodSource
    void isADefect(Throwable failure) {
        assertThat(DatabaseFailures.isTransient(failure)).isFalse();
    }

    static Stream<Arguments> isADefect() {
        return Stream.of(
                argumentSet("anything else", new IllegalStateException()),
                argumentSet("a duplicate", new DuplicateKeyException("?")),
                argumentSet("no state", new SQLException("?")),
                argumentSet("no text either", new SQLException()),
                argumentSet("another text than the pool's", new SQLException("The shop is closed")),
                argumentSet("a constraint", new SQLIntegrityConstraintViolationException("?")),
                argumentSet(
                        "a resource, says Spring, but the state knows better",
                        new DataAccessResourceFailureException("?", state("54000"))),
                argumentSet("a batch of defects", next(batch(), state("23505"))),
                argumentSet(
                        "a defect behind a failed rollback",
                        rolledBackFor(new DataIntegrityViolationException("?", state("23503")))));
    }

    @Test
    void endsInACircle() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertThat(DatabaseFailures.isTransient(first)).isFalse();
    }

    private static SQLException state(String state) {
        return new SQLException("?", state);
    }

    private static SQLException batch() {
        return new BatchUpdateException("?", "23505", new int[0]);
    }

    private static SQLException next(SQLException failure, @Nullable SQLException next) {
        if (next != null) {
            failure.setNextException(next);
        }
        return failure;
    }

    private static Throwable rolledBackFor(Throwable reason) {
        TransactionSystemException failed = new TransactionSystemException("rollback");
        failed.initApplicationException(reason);
        return failed;
    }
}
