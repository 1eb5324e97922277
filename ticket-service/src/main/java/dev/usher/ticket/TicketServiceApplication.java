package dev.usher.ticket;

import dev.usher.contracts.Topic;
import dev.usher.platform.database.migration.ServiceStart;
import dev.usher.platform.messaging.TopicsUsed;
import dev.usher.ticket.operation.OperatorRun;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class TicketServiceApplication {

    public static void main(String[] args) {
        if (OperatorRun.isAskedFor(args)) {
            OperatorRun.run(TicketServiceApplication.class, args);
        } else {
            ServiceStart.run(TicketServiceApplication.class, args);
        }
    }

    @Bean
    TopicsUsed topics() {
        return new TopicsUsed(
                Topic.EVENTS, Topic.PAYMENTS, Topic.TICKETS, Topic.TICKET_KEYS, Topic.PEOPLE);
    }
}
