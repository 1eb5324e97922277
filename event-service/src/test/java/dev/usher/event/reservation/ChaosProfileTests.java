package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ChaosProfileTests {

    @Test
    void endsHoldsBeforeTheOrdersOnThem() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .withPropertyValues("spring.profiles.active=chaos")
                .run(started ->
                        assertThat(started.getBean(HoldExpirySettings.class).holdFor())
                                .isEqualTo(Duration.ofSeconds(45)));
    }

    @Configuration
    @EnableConfigurationProperties(HoldExpirySettings.class)
    static class Settings {}
}
