package dev.usher.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTests {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void areVersion7OfTheRfcVariant() {
        UUID id = new TimeOrderedIds(NOON, new Random(1)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.millis());
    }

    @Test
    void sortByTime() {
        UUID earlier = new TimeOrderedIds(NOON, new Random(1)).next();
        UUID later =
                new TimeOrderedIds(Clock.offset(NOON, Duration.ofMillis(1)), new Random(1)).next();

        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void areNeverTheSameWithinOneMillisecond() {
        TimeOrderedIds ids = new TimeOrderedIds(NOON, new Random(1));

        assertThat(Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }
}
