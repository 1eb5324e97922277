package dev.usher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TimestampsTests {

    private static final Instant INSTANT = Instant.parse("2027-01-20T19:00:00.123456Z");

    @Test
    void bindsAnInstantInUtc() {
        assertThat(Timestamps.utc(INSTANT))
                .isEqualTo(OffsetDateTime.parse("2027-01-20T19:00:00.123456Z"));
        assertThat(Timestamps.utcOrNull(INSTANT)).isEqualTo(Timestamps.utc(INSTANT));
        assertThat(Timestamps.utcOrNull(null)).isNull();
    }

    @Test
    void readsAnInstantOfAnyOffset() {
        assertThat(
                        Timestamps.instantOrNull(
                                OffsetDateTime.parse("2027-01-20T20:00:00.123456+01:00")))
                .isEqualTo(INSTANT);
        assertThat(Timestamps.instantOrNull(null)).isNull();
    }
}
