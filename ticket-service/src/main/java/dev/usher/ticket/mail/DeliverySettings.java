package dev.usher.ticket.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace at which one replica sends the mails that are due.
 *
 * @param every the time between two looks for mails that are due
 * @param concurrency the number of mails that are sent at the same time
 * @param perSecond the number of attempts that may begin in a second
 * @param lease the time for which an attempt has its mail for itself; a replica that ended during
 *     an attempt delays the mail this long
 * @param firstPause the pause after the first attempt; each further one is twice as long
 * @param longestPause the longest pause
 * @param giveUpAfter the time after which a mail is not tried again
 */
@ConfigurationProperties("usher.mail")
record DeliverySettings(
        @DefaultValue("1s") Duration every,
        @DefaultValue("4") int concurrency,
        @DefaultValue("10") int perSecond,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("30s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("2d") Duration giveUpAfter) {

    DeliverySettings {
        if (concurrency < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "usher.mail.concurrency and usher.mail.per-second must be at least 1");
        }
    }
}
