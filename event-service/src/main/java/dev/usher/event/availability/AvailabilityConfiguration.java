package dev.usher.event.availability;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

    @Bean
    Periodic availabilityTicks(AvailabilityStreams streams, AvailabilitySettings settings) {
        return Periodic.every("availability-streams", settings.updateInterval(), streams::tick);
    }
}
