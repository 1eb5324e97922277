package dev.usher.gateway.limit;

import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits in force. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits(LimitSettings settings, LongSupplier nanoTime) {
        return new RateLimits(settings, nanoTime);
    }

    /** The monotonic clock by which buckets refill. */
    @Bean
    LongSupplier nanoTime() {
        return System::nanoTime;
    }
}
