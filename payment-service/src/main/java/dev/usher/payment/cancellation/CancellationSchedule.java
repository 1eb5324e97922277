package dev.usher.payment.cancellation;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on cancelled events. */
@Configuration(proxyBeanMethods = false)
class CancellationSchedule {

    @Bean
    Periodic checkoutEnd(EndCheckouts checkouts, CancellationSettings settings) {
        return Periodic.every("checkout-end", settings.interval(), checkouts::run);
    }
}
