package dev.usher.bench.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionFiguresTests {

    private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void countsSessionsByTheLastAnswer() {
        assertThat(SessionFigures.perSecond(List.of(0.3, 0.4, 0.5, 0.2))).isEqualTo(8);
        assertThat(SessionFigures.perSecond(List.of())).isZero();
    }

    @Test
    void theIdealIsAllAfterOneAnswer() {
        assertThat(SessionFigures.ideal(200, Duration.ofMillis(300))).isBetween(666.6, 666.7);
    }

    @Test
    void findsTheBusiestSecondAcrossTheSecondsOfAClock() {
        List<Instant> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(START.plusMillis(900));
            calls.add(START.plusMillis(1_100));
        }

        assertThat(SessionFigures.busiestSecond(calls)).isEqualTo(20);
    }

    @Test
    void aSecondDoesNotHoldItsOwnEnd() {
        assertThat(SessionFigures.busiestSecond(List.of(START, START.plusSeconds(1)))).isEqualTo(1);
        assertThat(SessionFigures.busiestSecond(List.of(START.plusMillis(999), START)))
                .isEqualTo(2);
        assertThat(SessionFigures.busiestSecond(List.of())).isZero();
    }

    @Test
    void findsTheSlowestOfThemNotTheLast() {
        assertThat(
                        SessionFigures.slowest(
                                List.of(START, START.plusSeconds(50)),
                                List.of(START.plusSeconds(40), START.plusSeconds(60))))
                .isEqualTo(40);
        assertThatThrownBy(() -> SessionFigures.slowest(List.of(START), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
