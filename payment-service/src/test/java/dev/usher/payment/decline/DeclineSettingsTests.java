package dev.usher.payment.decline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DeclineSettingsTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(Settings.class);

    @Test
    void countOneAccountMoreStrictlyThanAnAddressThatManyShare() {
        service.run(started -> {
            DeclineSettings settings = started.getBean(DeclineSettings.class);
            assertThat(settings.window()).isEqualTo(Duration.ofHours(24));
            assertThat(settings.perAccount()).isEqualTo(10);
            assertThat(settings.cardsPerAccount()).isEqualTo(5);
            assertThat(settings.perAddress()).isEqualTo(200);
            assertThat(settings.cardsPerAddress()).isEqualTo(100);
        });
    }

    @Test
    void leaveThoseAloneWhoTryTheTestCardsOfTheSandbox() {
        service.withPropertyValues("spring.profiles.active=sandbox,chaos")
                .run(started -> {
                    DeclineSettings settings = started.getBean(DeclineSettings.class);
                    assertThat(settings.perAccount()).isEqualTo(1000);
                    assertThat(settings.perAddress()).isEqualTo(100_000);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"window=0s", "per-account=-1", "cards-per-address=-1", "purge-batch=0"})
    void refuseNonsense(String setting) {
        service.withPropertyValues("usher.declines." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void doNotShowTheSecret() {
        service.withPropertyValues("usher.declines.hash-key=a-secret")
                .run(started ->
                        assertThat(started.getBean(DeclineSettings.class).toString())
                                .doesNotContain("a-secret"));
    }

    @Configuration
    @EnableConfigurationProperties(DeclineSettings.class)
    static class Settings {}
}
