package dev.usher.chaos.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.crowd.CrowdSettings.Mix;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JourneyPlanTests {

    private static final int MANY = 1000;

    @Test
    void attemptsTheSameForTheSameSeed() {
        assertThat(journeys(42, Mix.EVERYBODY)).isEqualTo(journeys(42, Mix.EVERYBODY));
        assertThat(journeys(42, Mix.EVERYBODY)).isNotEqualTo(journeys(43, Mix.EVERYBODY));
    }

    @Test
    void hasPeopleOfEveryKind() {
        List<Journey> journeys = journeys(1, Mix.EVERYBODY);

        assertThat(journeys).extracting(Journey::behaviour).contains(Behaviour.values());
        assertThat(journeys).extracting(Journey::door).contains(DoorStyle.values());
        assertThat(journeys).extracting(Journey::insistent).contains(true, false);
    }

    @Test
    void letsOnlyLatePayersComeToARaceAgainstTheDeadline() {
        assertThat(journeys(1, Mix.LATE_PAYERS))
                .extracting(Journey::behaviour)
                .containsOnly(Behaviour.PAYS_LATE);
    }

    @Test
    void paysOnBothSidesOfTheDeadline() {
        assertThat(journeys(1, Mix.EVERYBODY))
                .extracting(Journey::lateness)
                .anyMatch(Duration::isNegative)
                .anyMatch(Duration::isPositive)
                .allMatch(lateness -> lateness.abs().compareTo(Duration.ofMillis(1500)) <= 0);
    }

    @Test
    void comesAtTheRateThatIsWanted() {
        JourneyPlan plan = new JourneyPlan(5, Mix.EVERYBODY);

        Duration all =
                IntStream.range(0, MANY)
                        .mapToObj(number -> plan.gapAfter(number, 4))
                        .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofSeconds(225), Duration.ofSeconds(275));
    }

    private static List<Journey> journeys(long seed, Mix mix) {
        JourneyPlan plan = new JourneyPlan(seed, mix);
        return IntStream.range(0, MANY).mapToObj(plan::journey).toList();
    }
}
