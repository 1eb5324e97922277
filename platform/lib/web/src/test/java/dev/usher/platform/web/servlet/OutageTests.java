package dev.usher.platform.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57014", "40001", "40P01", "55P03"})
    void isBehindAStateThatPasses(String state) {
        assertThat(Outage.isBehind(thrown(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001"})
    void isNotBehindADefect(String state) {
        assertThat(Outage.isBehind(thrown(state))).isFalse();
    }

    @Test
    void isBehindAnEmptyPoolAndALostConnection() {
        assertThat(Outage.isBehind(new SQLTransientConnectionException("timeout"))).isTrue();
        assertThat(Outage.isBehind(new DataAccessResourceFailureException("gone"))).isTrue();
        assertThat(Outage.isBehind(new DuplicateKeyException("twice"))).isFalse();
    }

    private static Throwable thrown(String state) {
        return new TransactionSystemException("commit", new SQLException("text", state));
    }
}
