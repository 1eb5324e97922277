package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

class RetryableFailuresTests {

    @ParameterizedTest
    @MethodSource
    void areRetried(Throwable failure) {
        assertThat(RetryableFailures.isRetryable(wrapped(failure))).isTrue();
    }

    static Stream<Arguments> areRetried() {
        return Stream.of(
                argumentSet("the database", new SQLException("?", "08006")),
                argumentSet("Kafka", new DisconnectException()),
                argumentSet("the network", new UncheckedIOException(new ConnectException())),
                argumentSet("a deadline", new TimeoutException()));
    }

    @ParameterizedTest
    @MethodSource
    void areNotRetried(Throwable failure) {
        assertThat(RetryableFailures.isRetryable(wrapped(failure))).isFalse();
    }

    static Stream<Arguments> areNotRetried() {
        return Stream.of(
                argumentSet("a defect", new IllegalStateException()),
                argumentSet("a duplicate", new DuplicateKeyException("?")),
                argumentSet("a constraint", new SQLException("?", "23514")),
                argumentSet(
                        "poison, whatever caused it",
                        new PoisonException("?", new SQLException("?", "08006"))));
    }

    private static Exception wrapped(Throwable cause) {
        return new RuntimeException(new RuntimeException(cause));
    }
}
