package dev.usher.validation;

import dev.usher.contracts.Topic;
import dev.usher.platform.database.migration.ServiceStart;
import dev.usher.platform.messaging.TopicsUsed;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Admits each ticket exactly once. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ValidationServiceApplication {

    public static void main(String[] arguments) {
        ServiceStart.run(ValidationServiceApplication.class, arguments);
    }

    @Bean
    TopicsUsed topics() {
        return new TopicsUsed(
                Topic.EVENTS, Topic.TICKETS, Topic.TICKET_KEYS, Topic.STAFF, Topic.SCANS);
    }
}
