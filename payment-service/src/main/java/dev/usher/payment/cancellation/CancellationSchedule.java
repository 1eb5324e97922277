package dev.usher.payment.cancellation;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on cancelled events. */
@Configuration(proxyBeanMethods = false)
class CancellationSchedule {

    @Bean
    Periodic cancellations(ApplyCancellation cancellation, CancellationSettings settings) {
        return Periodic.every("cancellations", settings.interval(), cancellation::run);
    }
}
