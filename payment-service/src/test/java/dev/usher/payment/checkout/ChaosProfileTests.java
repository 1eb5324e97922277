package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.order.OrderSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
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
            OrderSettings orders = started.getBean(OrderSettings.class);

            assertThat(checkout.deadline()).isEqualTo(Duration.ofSeconds(60));
            assertThat(sweep.cap()).isEqualTo(Duration.ofSeconds(15));
            assertThat(sweep.backOff()).isLessThan(sweep.cap());
            assertThat(orders.firstCheck()).isLessThan(sweep.cap());
            assertThat(orders.giveUpAfter()).isLessThan(checkout.deadline());
            assertThat(orders.attemptLease()).isLessThan(orders.giveUpAfter());
        });
    }

    @Test
    void stillAsksForSessionsThatStripeAccepts() {
        service.run(started ->
                assertThat(started.getBean(CheckoutSettings.class).sessionLife())
                        .isGreaterThan(Duration.ofMinutes(30)));
    }

    @Configuration
    @EnableConfigurationProperties({
        CheckoutSettings.class,
        SweepSettings.class,
        OrderSettings.class
    })
    static class Settings {}
}
