package dev.usher.payment.checkout;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on orders. */
@Configuration(proxyBeanMethods = false)
class CheckoutSchedule {

    @Bean
    Periodic orderSweep(CheckDueOrders sweep, SweepSettings settings) {
        return Periodic.every("order-sweep", settings.interval(), sweep::run);
    }
}
