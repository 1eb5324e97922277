package dev.usher.payment.checkout;

import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.idempotency.SelfKeepingOperation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on orders, and the keys of the requests that open them. */
@Configuration(proxyBeanMethods = false)
class CheckoutSchedule {

    @Bean
    Periodic orderSweep(CheckDueOrders sweep, SweepSettings settings) {
        return Periodic.every("order-sweep", settings.interval(), sweep::run);
    }

    /** A key is claimed with the attempt, and its answer stored with the open order. */
    @Bean
    SelfKeepingOperation opening() {
        return SelfKeepingOperation.post("/v1/orders");
    }
}
