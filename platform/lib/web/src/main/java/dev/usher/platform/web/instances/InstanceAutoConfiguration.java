package dev.usher.platform.web.instances;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives gateway and services the same choice among replicas. */
@AutoConfiguration
@EnableConfigurationProperties(InstanceSettings.class)
class InstanceAutoConfiguration {

    @Bean
    ServiceInstances serviceInstances(InstanceSettings settings) {
        return new ServiceInstances(new InstanceList(settings.file(), System::nanoTime));
    }
}
