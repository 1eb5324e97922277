package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPropertiesTests {

    @ParameterizedTest
    @CsvSource({"3, 2", "-1, -1", "3, -1", "-1, 2", "2, 2"})
    void productionAcceptsSettingsThatSurviveTheLossOfABroker(short copies, short required) {
        assertThatCode(settings(copies, required)::requireCopies).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1, -1", "1, 1", "3, 1", "3, 0", "-1, 1"})
    void productionRefusesOneCopy(short copies, short required) {
        assertThatThrownBy(settings(copies, required)::requireCopies)
                .hasMessageContaining("in production");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3"})
    void nothingCouldBeSentWithFewerCopiesThanAreRequired(short copies, short required) {
        assertThatThrownBy(() -> settings(copies, required))
                .hasMessageContaining("nothing could be sent");
    }

    private static TopicProperties settings(short copies, short required) {
        return new TopicProperties(
                copies,
                required,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofDays(30));
    }
}
