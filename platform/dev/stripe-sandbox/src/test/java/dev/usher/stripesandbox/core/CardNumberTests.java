package dev.usher.stripesandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only test numbers can pay. */
class CardNumberTests {

    @ParameterizedTest
    @EnumSource
    void knowsEveryTestNumber(TestNumber means) {
        assertThat(CardNumber.read(means.number())).isEqualTo(new CardNumber.Known(means));
    }

    @Test
    void readsNumbersAsPeopleTypeThem() {
        assertThat(CardNumber.read(" 4242 4242-4242 4242"))
                .isEqualTo(new CardNumber.Known(TestNumber.VISA));
    }

    @Test
    void refusesAWrongCheckDigitAndARealCard() {
        assertThat(CardNumber.read("4242424242424241"))
                .isInstanceOfSatisfying(
                        CardNumber.Unusable.class,
                        no -> assertThat(no.code()).isEqualTo("incorrect_number"));
        assertThat(CardNumber.read("4111111111111111"))
                .isInstanceOfSatisfying(
                        CardNumber.Unusable.class,
                        no -> assertThat(no.message()).contains("non test card"));
        assertThat(CardNumber.read("")).isInstanceOf(CardNumber.Unusable.class);
    }
}
