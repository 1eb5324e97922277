package dev.usher.validation;

import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.TopicsUsed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics this service reads and writes. */
@Configuration(proxyBeanMethods = false)
class TopicsPublisher {

    @Bean
    TopicsUsed topics() {
        return new TopicsUsed(
                Topic.EVENTS, Topic.TICKETS, Topic.TICKET_KEYS, Topic.STAFF, Topic.SCANS);
    }
}
