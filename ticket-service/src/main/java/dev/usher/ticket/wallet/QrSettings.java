package dev.usher.ticket.wallet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of {@link QrRenderer}.
 *
 * @param threads the number of images drawn at the same time
 * @param queue the number of images that may wait
 * @param longestWait the longest wait for an image; shorter if the caller waits no longer
 */
@ConfigurationProperties("usher.qr")
record QrSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("500") int queue,
        @DefaultValue("2s") Duration longestWait) {

    QrSettings {
        if (threads < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "usher.qr.threads and usher.qr.queue must be at least 1");
        }
    }
}
