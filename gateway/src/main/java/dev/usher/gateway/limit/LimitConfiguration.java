package dev.usher.gateway.limit;

import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the rate limits from their settings. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits(LimitSettings settings, LongSupplier nanoTime) {
        return new RateLimits(settings, nanoTime);
    }

    /** Returns the monotonic clock by which buckets refill. */
    @Bean
    LongSupplier nanoTime() {
        return System::nanoTime;
    }
}
