package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class TransientFailuresTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "57014", "55P03", "25006"})
    void waitsForTheDatabase(String state) {
        assertThat(TransientFailures.isTransient(wrapped(new SQLException("?", state)))).isTrue();
    }

    @Test
    void waitsForWhatSpringSaysWillPass() {
        assertThat(TransientFailures.isTransient(new CannotCreateTransactionException("?")))
                .isTrue();
        assertThat(TransientFailures.isTransient(new QueryTimeoutException("?"))).isTrue();
        assertThat(TransientFailures.isTransient(new OptimisticLockingFailureException("?")))
                .isTrue();
        assertThat(TransientFailures.isTransient(new UncheckedIOException(new ConnectException())))
                .isTrue();
    }

    @Test
    void doesNotWaitForWhatStays() {
        assertThat(TransientFailures.isTransient(new IllegalStateException())).isFalse();
        assertThat(TransientFailures.isTransient(new DuplicateKeyException("?"))).isFalse();
        assertThat(TransientFailures.isTransient(wrapped(new SQLException("?", "23514"))))
                .isFalse();
        assertThat(TransientFailures.isTransient(wrapped(new SQLException("?")))).isFalse();
        assertThat(
                        TransientFailures.isTransient(
                                new PoisonException("?", new SQLException("?", "08006"))))
                .isFalse();
    }

    private static Exception wrapped(Exception cause) {
        return new RuntimeException(new RuntimeException(cause));
    }
}
