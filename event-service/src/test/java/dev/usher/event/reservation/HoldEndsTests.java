package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldEndsTests {

    private static final Instant NOW = Instant.parse("2027-01-20T19:00:00Z");

    private final HoldEnds ends = new HoldEnds();

    @Test
    void knowsNoEndAtFirst() {
        assertThat(ends.mayBeOver(NOW)).isTrue();
    }

    @Test
    void waitsForTheEarliestEnd() {
        ends.forget();
        assertThat(ends.mayBeOver(NOW)).isFalse();

        ends.endsAt(NOW.plusSeconds(2));
        ends.endsAt(NOW.plusSeconds(1));
        ends.endsAt(NOW.plusSeconds(3));

        assertThat(ends.mayBeOver(NOW)).isFalse();
        assertThat(ends.mayBeOver(NOW.plusSeconds(1))).isTrue();
    }
}
