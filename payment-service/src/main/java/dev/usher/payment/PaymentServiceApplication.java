package dev.usher.payment;

import dev.usher.contracts.Topic;
import dev.usher.platform.database.migration.ServiceStart;
import dev.usher.platform.messaging.TopicsUsed;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts payment-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentServiceApplication {

    public static void main(String[] args) {
        ServiceStart.run(PaymentServiceApplication.class, args);
    }

    @Bean
    TopicsUsed topics() {
        return new TopicsUsed(
                Topic.EVENTS,
                Topic.ORDERS,
                Topic.PAYMENTS,
                Topic.RESERVATIONS,
                Topic.TICKETS,
                Topic.PEOPLE);
    }
}
