package dev.usher.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.usher.bench.statistics.Growth.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTests {

    @Test
    void isZeroForAConstant() {
        assertThat(exponent(7, 7, 7)).isCloseTo(0, within(1e-9));
    }

    @Test
    void isOneForLinearGrowth() {
        assertThat(exponent(3, 30, 300)).isCloseTo(1, within(1e-9));
    }

    @Test
    void isTwoForQuadraticGrowth() {
        assertThat(exponent(2, 200, 20_000)).isCloseTo(2, within(1e-9));
    }

    @Test
    void needsTwoSizes() {
        assertThatThrownBy(() -> Growth.of(List.of(new Point(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double exponent(double at1k, double at10k, double at100k) {
        return Growth.of(
                        List.of(
                                new Point(1_000, at1k),
                                new Point(10_000, at10k),
                                new Point(100_000, at100k)))
                .exponent();
    }
}
