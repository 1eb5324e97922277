package dev.usher.payment.decline;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Repeats the deletion of declines that no longer count. */
@Configuration(proxyBeanMethods = false)
class DeclineConfiguration {

    @Bean
    Periodic declinePurge(PurgeDeclines purge, DeclineSettings settings) {
        return Periodic.every("decline-purge", settings.purgeInterval(), purge::purge);
    }
}
