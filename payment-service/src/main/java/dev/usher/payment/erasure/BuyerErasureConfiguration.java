package dev.usher.payment.erasure;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Repeats the look for orders of buyers who were erased lately. */
@Configuration(proxyBeanMethods = false)
class BuyerErasureConfiguration {

    @Bean
    Periodic buyerErasureSettling(EraseBuyer erase, BuyerErasureSettings settings) {
        return Periodic.every("settle-erasures", settings.settleEvery(), erase::settle);
    }
}
