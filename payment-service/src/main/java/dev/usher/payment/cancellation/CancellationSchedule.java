package dev.usher.payment.cancellation;

import dev.usher.payment.sweep.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on cancelled events. */
@Configuration(proxyBeanMethods = false)
class CancellationSchedule {

    @Bean
    Sweep cancellations(ApplyCancellation cancellation, CancellationSettings settings) {
        return new Sweep(
                "cancellations",
                settings.interval(),
                "exists (select from known_event where watch_until > :now)",
                cancellation::run);
    }
}
