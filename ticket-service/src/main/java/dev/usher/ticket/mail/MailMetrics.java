package dev.usher.ticket.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts mails by their ends, and tells how many wait and for how long. */
@Component
class MailMetrics {

    private final MeterRegistry meters;
    private final Counter sent;
    private volatile TicketMails.Waiting waiting = new TicketMails.Waiting(0, 0);

    MailMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.sent =
                Counter.builder("usher.mail.sent")
                        .description("Mails that the mail server took")
                        .register(meters);
        for (MailReason reason : MailReason.values()) {
            // From the start, so that an alert sees the first one too.
            counter(reason);
        }
        Gauge.builder("usher.mail.pending", this, each -> each.waiting.mails())
                .description("Mails that are not sent yet, of all replicas")
                .register(meters);
        Gauge.builder("usher.mail.oldest.pending", this, each -> each.waiting.oldestSeconds())
                .baseUnit("seconds")
                .description("Age of the oldest mail that is not sent yet")
                .register(meters);
    }

    void sent() {
        sent.increment();
    }

    void ended(MailReason reason) {
        counter(reason).increment();
    }

    void waiting(TicketMails.Waiting counted) {
        waiting = counted;
    }

    private Counter counter(MailReason reason) {
        return Counter.builder("usher.mail.not.sent")
                .description("Mails that ended without being sent")
                .tag("status", reason.status().name())
                .tag("reason", reason.name())
                .register(meters);
    }
}
