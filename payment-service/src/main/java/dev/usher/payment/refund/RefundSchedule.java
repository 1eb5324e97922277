package dev.usher.payment.refund;

import dev.usher.payment.sweep.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic work on refunds. */
@Configuration(proxyBeanMethods = false)
class RefundSchedule {

    @Bean
    Sweep owedRefunds(BeginOwedRefunds owed, RefundSettings settings) {
        return new Sweep(
                "owed-refunds",
                settings.interval(),
                "exists (select from orders where owed_for is not null and dispute is null)",
                owed::run);
    }

    @Bean
    Sweep dueRefunds(MakeDueRefunds due, RefundSettings settings) {
        return new Sweep(
                "due-refunds",
                settings.interval(),
                "exists (select from refund where next_check_at <= :now)",
                due::run);
    }
}
