package dev.usher.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MedianTests {

    @Test
    void isTheMiddleOfAnOddNumber() {
        assertThat(Median.of(3, 1, 100)).isEqualTo(3);
    }

    @Test
    void liesBetweenTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Median.of(4, 1, 2, 100)).isEqualTo(3);
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(Median::of).isInstanceOf(IllegalArgumentException.class);
    }
}
