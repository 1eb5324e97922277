package dev.usher.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteClockTests {

    @TempDir Path directory;

    @Test
    void isRealTimeWithoutAFile() {
        Clock clock = new SuiteClock(directory.resolve("none"));

        assertThat(clock.instant())
                .isCloseTo(Clock.systemUTC().instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void runsAheadByTheDurationInTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("offset"), "PT31M\n");

        assertThat(new SuiteClock(file).offset()).isEqualTo(Duration.ofMinutes(31));
    }

    @Test
    void ignoresAMalformedFile() throws Exception {
        Path file = Files.writeString(directory.resolve("offset"), "half an hour");

        assertThat(new SuiteClock(file).offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void ticksInTheMicrosecondsOfPostgres() {
        Clock clock = new SuiteClock(directory.resolve("none"));

        Instant now = clock.instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }
}
