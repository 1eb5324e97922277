package dev.usher.ticket.issuance;

import dev.usher.credential.CodeKey;
import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the code key, and repeats the publishing of tickets in the newest form. */
@Configuration(proxyBeanMethods = false)
class IssuanceConfiguration {

    @Bean
    CodeKey codeKey(MessageCodeSettings settings) {
        return settings.codeKey();
    }

    @Bean
    Periodic ticketRepublishing(RepublishTickets republish, IssuanceSettings settings) {
        return Periodic.every(
                "republish-tickets", settings.republishEvery(), republish::publishSome);
    }
}
