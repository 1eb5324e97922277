package dev.usher.validation.roster;

import dev.usher.credential.CodeKey;
import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the code key, and repeats the hashing of codes that were copied in clear. */
@Configuration(proxyBeanMethods = false)
class RosterConfiguration {

    @Bean
    CodeKey codeKey(RosterCodeSettings settings) {
        return settings.codeKey();
    }

    @Bean
    Periodic codeHashing(HashClearCodes hashing, RosterSettings settings) {
        return Periodic.every("hash-codes", settings.hashCodesEvery(), hashing::hashAll);
    }
}
