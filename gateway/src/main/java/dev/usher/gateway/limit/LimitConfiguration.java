package dev.usher.gateway.limit;

import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the limits from their settings. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    ClientAddress clientAddress(LimitSettings settings) {
        return new ClientAddress(settings.trustedHops());
    }

    @Bean
    RateLimits rateLimits(LimitSettings settings, Callers callers, LongSupplier nanoTime) {
        return new RateLimits(settings, callers, nanoTime);
    }

    @Bean
    Callers callers(ClientAddress addresses) {
        return new Callers(addresses);
    }

    /** Returns the monotonic clock by which buckets refill. */
    @Bean
    LongSupplier nanoTime() {
        return System::nanoTime;
    }
}
