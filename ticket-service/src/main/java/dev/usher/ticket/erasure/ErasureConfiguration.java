package dev.usher.ticket.erasure;

import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.security.AddressKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the address key, and repeats the look for rows of people who were erased lately. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    @Bean
    AddressKey addressKey(ErasedAddressSettings settings) {
        return settings.addressKey();
    }

    @Bean
    Periodic erasureSettling(EmptyRows rows, ErasureSettings settings) {
        return Periodic.every("settle-erasures", settings.settleEvery(), rows::settle);
    }
}
