package dev.usher.payment.checkout;

import dev.usher.payment.sweep.Sweep;
import dev.usher.platform.web.idempotency.SelfKeepingOperation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on orders, and the keys of the requests that open them. */
@Configuration(proxyBeanMethods = false)
class CheckoutSchedule {

    @Bean
    Sweep orderSweep(CheckDueOrders sweep, SweepSettings settings) {
        return new Sweep(
                "order-sweep",
                settings.interval(),
                """
                exists (select from orders where next_check_at <= :now
                           and (phase <> 'ATTEMPT' or lease_until < clock_timestamp()))
                """,
                sweep::run);
    }

    /** A key is claimed with the attempt, and its answer stored with the open order. */
    @Bean
    SelfKeepingOperation opening() {
        return SelfKeepingOperation.post("/v1/orders");
    }
}
