package dev.usher.event.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventSearchTests {

    @Test
    void isEqualForTheSameFilters() {
        Instant from = Instant.parse("2027-01-20T19:00:00.123456Z");

        assertThat(new EventSearch("  Winter \t JAZZ ", "AMSTERDAM", from.minusNanos(1), from))
                .isEqualTo(new EventSearch("winter jazz", "amsterdam", from, from));
    }
}
