package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionTests {

    private static final Instant START = Instant.parse("2027-03-28T00:30:00Z");
    private static final Instant END = Instant.parse("2027-03-28T04:00:00Z");

    @Test
    void runsFromFourHoursBeforeTheStartToTheEndByDefault() {
        Admission usual = Admission.usual();

        // The clocks of Amsterdam go forward in between; four hours stay four hours.
        assertThat(usual.opens(START)).isEqualTo(Instant.parse("2027-03-27T20:30:00Z"));
        assertThat(usual.closes(END)).isEqualTo(END);
        assertThat(usual.reentry()).isTrue();
        assertThat(usual.supersedeOnHolderChange()).isFalse();
        assertThat(usual.degradedOnSignature()).isFalse();
    }

    @Test
    void keepsTheTimesTheOrganizerGave() {
        Instant opens = START.minusSeconds(60);
        Instant closes = START.plusSeconds(60);
        Admission admission = new Admission(opens, closes, false, false, false);

        assertThat(admission.opens(START)).isEqualTo(opens);
        assertThat(admission.closes(END)).isEqualTo(closes);
    }
}
