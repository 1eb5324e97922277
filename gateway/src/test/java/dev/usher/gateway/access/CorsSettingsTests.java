package dev.usher.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example.com",
                "https://shop.example.com:*",
                "https://localhost:*",
                "http://localhost.evil.example:*",
                "https://shop.example.com/",
                "https://Shop.example.com",
                "https://user@shop.example.com",
                "shop.example.com"
            })
    void refusesWhatNoBrowserSendsOrTooManyWouldMatch(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsSettings(List.of(origin), Duration.ofHours(1)))
                .withMessageContaining("exact origins");
    }

    @Test
    void takesExactOriginsAndEveryPortOfThisMachine() {
        CorsSettings settings =
                new CorsSettings(
                        List.of(
                                " https://shop.example.com",
                                "",
                                "capacitor://localhost",
                                "http://[::1]:3000",
                                "http://localhost:*",
                                "http://127.0.0.1:*"),
                        Duration.ofHours(1));

        AllowedOrigins allowed = new AllowedOrigins(settings.origins(), "https://usher.test/");

        assertThat(settings.origins()).hasSize(5);
        assertThat(
                        List.of(
                                "https://shop.example.com",
                                "capacitor://localhost",
                                "http://[::1]:3000",
                                "http://localhost:3000",
                                "http://127.0.0.1",
                                "https://usher.test"))
                .allMatch(allowed::contains);
        assertThat(allowed.contains("http://[::1]:3001")).isFalse();
    }

    @Test
    void allowsItsOwnPagesAloneByDefault() {
        AllowedOrigins allowed = new AllowedOrigins(List.of(), "http://localhost:8080");

        assertThat(allowed.contains("http://localhost:8080")).isTrue();
        assertThat(allowed.contains("http://localhost:8081")).isFalse();
    }
}
