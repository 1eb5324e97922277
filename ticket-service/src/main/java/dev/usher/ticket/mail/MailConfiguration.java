package dev.usher.ticket.mail;

import dev.usher.platform.time.Periodic;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Repeats the sending of mails where a mail server is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${usher.mail.host:}'.isBlank()")
class MailConfiguration {

    private static final Duration COUNTED_EVERY = Duration.ofSeconds(10);

    @Bean
    Periodic mailDeliveries(MailDelivery delivery, DeliverySettings settings) {
        return Periodic.every("mail", settings.every(), delivery::sendDue);
    }

    @Bean
    Periodic mailCount(TicketMails mails, MailMetrics metrics, Clock clock) {
        return Periodic.fromStart(
                "mail-count", COUNTED_EVERY, () -> metrics.waiting(mails.waiting(clock.instant())));
    }
}
