package dev.usher.chaos.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTallyTests {

    private final CrowdTally tally = new CrowdTally();

    @Test
    void countsThoseWhoEndedWithTickets() {
        tally.ended(tally.began(), Ending.SERVED);
        tally.ended(tally.began(), Ending.ADMITTED);
        tally.ended(tally.began(), Ending.PAID_ONLY);

        assertThat(tally.served()).isEqualTo(2);
        assertThat(tally.underWay()).isZero();
    }

    @Test
    void tellsWhetherSomebodyWasServedWhoCameLater() {
        int early = tally.began();
        int before = tally.started();
        int late = tally.began();

        tally.ended(early, Ending.SERVED);
        assertThat(tally.servedAfter(before)).isFalse();

        tally.ended(late, Ending.ADMITTED);
        assertThat(tally.servedAfter(before)).isTrue();
    }

    @Test
    void servesNobodyWhoIsTurnedAway() {
        tally.ended(tally.began(), Ending.TURNED_AWAY);

        assertThat(tally.servedAfter(0)).isFalse();
    }
}
