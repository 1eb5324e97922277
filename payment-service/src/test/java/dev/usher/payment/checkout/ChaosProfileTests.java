package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

class ChaosProfileTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(Settings.class)
                    .withPropertyValues("spring.profiles.active=sandbox,chaos");

    @Test
    void endsWhatWasBegunWithinMinutes() {
        service.run(started -> {
            CheckoutSettings checkout = started.getBean(CheckoutSettings.class);
            SweepSettings sweep = started.getBean(SweepSettings.class);
            Duration firstCheck = orders(started, "first-check");
            Duration giveUpAfter = orders(started, "give-up-after");
            Duration attemptLease = orders(started, "attempt-lease");

            assertThat(checkout.deadline()).isEqualTo(Duration.ofSeconds(60));
            assertThat(sweep.cap()).isEqualTo(Duration.ofSeconds(15));
            assertThat(sweep.backOff()).isLessThan(sweep.cap());
            assertThat(firstCheck).isLessThan(sweep.cap());
            assertThat(giveUpAfter).isLessThan(checkout.deadline());
            assertThat(attemptLease).isLessThan(giveUpAfter);
        });
    }

    @Test
    void stillAsksForSessionsThatStripeAccepts() {
        service.run(started ->
                assertThat(started.getBean(CheckoutSettings.class).sessionLife())
                        .isGreaterThan(Duration.ofMinutes(30)));
    }

    private static Duration orders(ApplicationContext context, String setting) {
        return Binder.get(context.getEnvironment())
                .bind("usher.orders." + setting, Duration.class)
                .get();
    }

    @Configuration
    @EnableConfigurationProperties({CheckoutSettings.class, SweepSettings.class})
    static class Settings {}
}
