package dev.usher.gateway.limit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits in force. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits(LimitSettings settings) {
        return new RateLimits(settings, System::nanoTime);
    }
}
