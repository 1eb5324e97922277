package dev.usher.event;

import dev.usher.contracts.Topic;
import dev.usher.platform.database.migration.ServiceStart;
import dev.usher.platform.messaging.TopicsUsed;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class EventServiceApplication {

    public static void main(String[] args) {
        ServiceStart.run(EventServiceApplication.class, args);
    }

    @Bean
    TopicsUsed topics() {
        return new TopicsUsed(
                Topic.EVENTS,
                Topic.RESERVATIONS,
                Topic.PAYMENTS,
                Topic.STAFF,
                Topic.TICKETS,
                Topic.PEOPLE);
    }
}
