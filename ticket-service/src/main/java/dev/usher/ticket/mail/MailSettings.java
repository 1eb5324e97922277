package dev.usher.ticket.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The content of mails, and the number that there may be.
 *
 * @param from the sender, as an address or as {@code Name <address>}
 * @param replyTo where answers go; empty for the sender
 * @param ticketsUrl a page of the shop with the tickets of an order, whose id stands for {@code
 *     {orderId}}; empty if there is none
 * @param largestDocument the size beyond which tickets are not attached
 * @param handoversPerTicket the number of mails to new holders of one ticket
 * @param copiesPerOrder the number of times that a buyer may ask for the tickets again
 * @param copyAfter the time after a mail at which the buyer may ask for it again
 */
@ConfigurationProperties("usher.mail")
record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("") String replyTo,
        @DefaultValue("") String ticketsUrl,
        @DefaultValue("5MB") DataSize largestDocument,
        @DefaultValue("3") int handoversPerTicket,
        @DefaultValue("5") int copiesPerOrder,
        @DefaultValue("5m") Duration copyAfter) {

    static final String ORDER = "{orderId}";

    MailSettings {
        if (!ticketsUrl.isEmpty() && !ticketsUrl.matches("https?://\\S+")) {
            throw new IllegalArgumentException("usher.mail.tickets-url must be an http(s) address");
        }
        if (handoversPerTicket < 0 || copiesPerOrder < 0) {
            throw new IllegalArgumentException(
                    "usher.mail.handovers-per-ticket and copies-per-order must not be negative");
        }
    }
}
