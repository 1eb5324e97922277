package dev.usher.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.report.Goal.Verdict;
import dev.usher.bench.statistics.Interval;
import org.junit.jupiter.api.Test;

class GoalTests {

    private static final Interval SEEN = new Interval(0.9, 1.0, 1.1);

    @Test
    void isMetOnlyIfTheWholeIntervalIsOnTheGoodSide() {
        assertThat(Goal.atLeast(0.8).judge(SEEN)).isEqualTo(Verdict.MET);
        assertThat(Goal.atLeast(1.2).judge(SEEN)).isEqualTo(Verdict.NOT_MET);
        assertThat(Goal.atLeast(1.05).judge(SEEN)).isEqualTo(Verdict.UNDECIDED);
        assertThat(Goal.atMost(1.2).judge(SEEN)).isEqualTo(Verdict.MET);
        assertThat(Goal.atMost(0.8).judge(SEEN)).isEqualTo(Verdict.NOT_MET);
        assertThat(Goal.atMost(1.05).judge(SEEN)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void expectsAnArmComparedWithItselfToStraddleOne() {
        assertThat(Goal.sameAsItself().judge(SEEN)).isEqualTo(Verdict.MET);
        assertThat(Goal.sameAsItself().judge(new Interval(1.01, 1.1, 1.2)))
                .isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void readsAsAGoal() {
        assertThat(Goal.atLeast(3)).hasToString("≥ 3");
        assertThat(Goal.atMost(4.2)).hasToString("≤ 4.2");
    }
}
