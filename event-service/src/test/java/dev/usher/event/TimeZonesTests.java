package dev.usher.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTests {

    /** A JDK with newer zones needs a newer list here. */
    @Test
    void areTheNamesOfTheListOfIana() throws IOException {
        assertThat(TimeZones.names()).containsExactlyInAnyOrderElementsOf(listOfIana());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Amsterdam", "UTC", "EST", "MST", "HST", "ROC", "Etc/GMT-14"})
    void knowsANameOfTheList(String name) {
        assertThat(TimeZones.isKnown(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SystemV/EST5",
                "PST",
                "IST",
                "Z",
                "+01:00",
                "UTC+1",
                "est",
                "europe/Rome",
                ""
            })
    void doesNotKnowANameThatIsNotOnIt(String name) {
        assertThat(TimeZones.isKnown(name)).isFalse();
    }

    private static List<String> listOfIana() throws IOException {
        try (InputStream list =
                requireNonNull(TimeZonesTests.class.getResourceAsStream("/iana-time-zones.txt"))) {
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
