package dev.usher.platform.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackTracesTests {

    private final AtomicLong nanoTime = new AtomicLong();
    private final StackTraces traces = new StackTraces(nanoTime::get);
    private final Logger logger = new LoggerContext().getLogger("test");

    @Test
    void printsNoTextOfAnException() {
        String text =
                print(
                        new IllegalStateException(
                                "secret of a caller", new SQLException("another secret", "08001")));

        assertThat(text)
                .doesNotContain("secret")
                .startsWith("java.lang.IllegalStateException")
                .contains("Caused by: java.sql.SQLException SQLException[08001]")
                .contains("\tat dev.usher.platform.web.log.StackTracesTests");
    }

    @Test
    void printsTheStackTraceOfACauseOnceAMinute() {
        assertThat(print(failure())).contains("\tat ");
        assertThat(print(failure()))
                .doesNotContain("\tat ")
                .contains("IllegalStateException < SQLException[08001] at dev.usher")
                .hasLineCount(1);
        assertThat(print(new IllegalArgumentException("another cause"))).contains("\tat ");

        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(print(failure())).contains("\tat ");
    }

    @Test
    void printsNothingForALineWithoutAnException() {
        assertThat(print(null)).isEmpty();
    }

    private static Exception failure() {
        return new IllegalStateException(new SQLException("down", "08001"));
    }

    private String print(@Nullable Throwable thrown) {
        return traces.convert(
                new LoggingEvent("test", logger, Level.WARN, "a line", thrown, new Object[0]));
    }
}
