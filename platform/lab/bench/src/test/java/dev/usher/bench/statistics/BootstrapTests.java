package dev.usher.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BootstrapTests {

    private final Bootstrap bootstrap = new Bootstrap(1);

    @Test
    void hasNoWidthForEqualValues() {
        assertThat(bootstrap.median(List.of(2.0, 2.0, 2.0))).isEqualTo(new Interval(2.0, 2.0, 2.0));
    }

    @Test
    void liesWithinTheValuesAndAroundTheMedian() {
        Interval interval = bootstrap.median(List.of(0.9, 1.0, 1.1, 1.2, 1.3, 5.0));

        assertThat(interval.median()).isEqualTo(1.15);
        assertThat(interval.low()).isBetween(0.9, 1.15);
        assertThat(interval.high()).isBetween(1.15, 5.0);
    }

    @Test
    void isNarrowerForMoreValues() {
        List<Double> few = DoubleStream.iterate(1, v -> v + 0.1).limit(6).boxed().toList();
        List<Double> many = DoubleStream.iterate(1, v -> v + 0.005).limit(120).boxed().toList();

        assertThat(width(many)).isLessThan(width(few));
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        List<Double> values = List.of(1.0, 3.0, 2.0, 5.0, 4.0);

        assertThat(new Bootstrap(9).median(values)).isEqualTo(new Bootstrap(9).median(values));
    }

    private double width(List<Double> values) {
        Interval interval = bootstrap.median(values);
        return interval.high() - interval.low();
    }
}
