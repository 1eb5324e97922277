package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class MutableClockTests {

    private final MutableClock clock = new MutableClock();

    @Test
    void startsAtRealTime() {
        assertThat(clock.instant())
                .isCloseTo(Clock.systemUTC().instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void movesByWhatItIsTold() {
        Instant before = clock.instant();

        clock.advance(Duration.ofHours(2));
        clock.advance(Duration.ofHours(1));

        assertThat(clock.instant())
                .isCloseTo(before.plus(3, ChronoUnit.HOURS), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void runsOnFromTheMomentItIsMovedTo() {
        Instant doors = Instant.parse("2027-06-01T18:00:00Z");

        clock.moveTo(doors);

        assertThat(clock.instant())
                .isCloseTo(doors, within(5, ChronoUnit.SECONDS))
                .isAfterOrEqualTo(doors);
    }

    @Test
    void movesItsOtherZonesAlong() {
        Clock vienna = clock.withZone(ZoneId.of("Europe/Vienna"));

        clock.advance(Duration.ofDays(1));

        assertThat(vienna.instant()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void goesBackToRealTime() {
        clock.advance(Duration.ofDays(100));

        clock.reset();

        assertThat(clock.instant())
                .isCloseTo(Clock.systemUTC().instant(), within(5, ChronoUnit.SECONDS));
    }
}
