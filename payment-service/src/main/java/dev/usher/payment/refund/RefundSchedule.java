package dev.usher.payment.refund;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on refunds. */
@Configuration(proxyBeanMethods = false)
class RefundSchedule {

    @Bean
    Periodic owedRefunds(BeginOwedRefunds owed, RefundSettings settings) {
        return Periodic.every("owed-refunds", settings.interval(), owed::run);
    }

    @Bean
    Periodic dueRefunds(MakeDueRefunds due, RefundSettings settings) {
        return Periodic.every("due-refunds", settings.interval(), due::run);
    }
}
