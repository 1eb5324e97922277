package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LoadProfileTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(Settings.class);

    @Test
    void asksTheSandboxMoreThanStripeWouldTake() {
        service.withPropertyValues("spring.profiles.active=sandbox,load")
                .run(started -> {
                    StripeCallSettings settings = started.getBean(StripeCallSettings.class);
                    assertThat(settings.callsPerSecond()).isGreaterThan(10_000);
                    assertThat(settings.callsPerSecondAndEndpoint()).isGreaterThan(5_000);
                    assertThat(started.getBean(NotificationSettings.class).maxWebhooks())
                            .isGreaterThan(1_000);
                });
    }

    @Test
    void isNotWhatServicesStartWith() {
        service.run(started -> {
            StripeCallSettings settings = started.getBean(StripeCallSettings.class);
            assertThat(settings.callsPerSecond()).isLessThan(100);
            assertThat(settings.callsPerSecondAndEndpoint()).isLessThan(25);
        });
    }

    @Configuration
    @EnableConfigurationProperties({StripeCallSettings.class, NotificationSettings.class})
    static class Settings {}
}
