package dev.usher.validation.access;

import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.security.AddressKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the address key, and repeats the hashing of addresses that were copied in clear. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AddressKey addressKey(GateAddressSettings settings) {
        return settings.addressKey();
    }

    @Bean
    Periodic addressHashing(GateStaff staff, GateAccessSettings settings) {
        return Periodic.fromStart(
                "hash-addresses", settings.hashAddressesEvery(), staff::hashClearAddresses);
    }
}
