package dev.usher.payment.stripe;

import dev.usher.platform.time.Backoff;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a notification off, gives it up after its last attempt, and tells an operator. */
@Component
class RetryNotification {

    private static final Logger log = LoggerFactory.getLogger(RetryNotification.class);

    private final StoredNotifications notifications;
    private final NotificationSettings settings;
    private final StripeAlarms alarms;

    RetryNotification(
            StoredNotifications notifications, NotificationSettings settings, StripeAlarms alarms) {
        this.notifications = notifications;
        this.settings = settings;
        this.alarms = alarms;
    }

    void again(StoredNotifications.Taken taken, String why) {
        if (taken.attempts() >= settings.maxAttempts()) {
            log.error(
                    "notification {} is dropped after {} attempts: {}",
                    taken.id(),
                    taken.attempts(),
                    why);
            alarms.raise(StripeAlarms.Reason.NOTIFICATION_DROPPED);
            notifications.drop(taken.id(), why);
            return;
        }
        Duration delay = Backoff.after(taken.attempts(), settings.backOff(), settings.cap());
        notifications.later(taken.id(), delay, why);
    }

    /** Tells that the notification can't be believed without asking Stripe. */
    void otherVersion(StoredNotifications.Taken taken) {
        log.error(
                "notification {} has another API version; Stripe is asked for its session",
                taken.id());
        alarms.raise(StripeAlarms.Reason.API_VERSION);
    }

    void quarantined(StoredNotifications.Taken taken, String reason) {
        log.error("notification {} is quarantined: {}", taken.id(), reason);
        alarms.raise(StripeAlarms.Reason.NOTIFICATION_QUARANTINED);
    }
}
