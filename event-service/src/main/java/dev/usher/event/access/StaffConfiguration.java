package dev.usher.event.access;

import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.security.AddressKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the address key, and repeats the publishing of staff in the newest form. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    @Bean
    AddressKey addressKey(StaffAddressSettings settings) {
        return settings.addressKey();
    }

    @Bean
    Periodic staffRepublishing(RepublishStaff republish, AccessSettings settings) {
        return Periodic.every("republish-staff", settings.republishEvery(), republish::publishSome);
    }
}
