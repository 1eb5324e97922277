package dev.usher.payment.stripe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes the texts of notifications that were processed long ago, because they hold personal data.
 * Replicas share the work: each skips the rows that another is changing.
 */
@Component
class PurgeNotifications {

    private static final Logger log = LoggerFactory.getLogger(PurgeNotifications.class);

    /** Limits one purge; the next one deletes what is left. */
    private static final int MAX_BATCHES = 1_000;

    private final StoredNotifications notifications;
    private final NotificationSettings settings;

    PurgeNotifications(StoredNotifications notifications, NotificationSettings settings) {
        this.notifications = notifications;
        this.settings = settings;
    }

    /** Returns the number of texts that were deleted. */
    long purge() {
        long purged = 0;
        int last = settings.purgeBatch();
        for (int batch = 0; batch < MAX_BATCHES && last == settings.purgeBatch(); batch++) {
            last = notifications.purgePayloads(settings.keepPayloads(), settings.purgeBatch());
            purged += last;
        }
        log.debug("deleted the texts of {} notifications", purged);
        return purged;
    }
}
