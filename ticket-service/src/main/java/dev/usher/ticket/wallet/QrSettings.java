package dev.usher.ticket.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threads images drawn at once
 * @param queue images waiting at most
 */
@ConfigurationProperties("usher.qr")
record QrSettings(@DefaultValue("2") int threads, @DefaultValue("500") int queue) {

    QrSettings {
        if (threads < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "usher.qr.threads and usher.qr.queue are at least 1");
        }
    }
}
