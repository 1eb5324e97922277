package dev.usher.payment.stripe;

import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Processes one stored notification. If its order is not here yet or its session can't be read at
 * the moment, the notification stays and is tried again.
 */
@Component
class ProcessNotification {

    private static final Logger log = LoggerFactory.getLogger(ProcessNotification.class);

    private final StoredNotifications notifications;
    private final NotificationReader reader;
    private final SettleNotification settle;
    private final AskStripe ask;
    private final RetryNotification retries;

    ProcessNotification(
            StoredNotifications notifications,
            NotificationReader reader,
            SettleNotification settle,
            AskStripe ask,
            RetryNotification retries) {
        this.notifications = notifications;
        this.reader = reader;
        this.settle = settle;
        this.ask = ask;
        this.retries = retries;
    }

    void process(StoredNotifications.Taken taken) {
        try {
            switch (reader.read(taken.payload())) {
                case Notification.Money(Receipt receipt) -> settle(taken, receipt);
                case Notification.Hint(OrderId order, String session) ->
                        asked(taken, ask.aboutSession(order, session), "session");
                case Notification.RefundChanged(String refund) ->
                        asked(taken, ask.aboutRefund(refund), "refund");
                case Notification.Suspect suspect -> distrust(taken, suspect);
                case Notification.Nothing(String reason) -> notifications.done(taken.id(), reason);
            }
        } catch (RuntimeException failed) {
            log.warn("notification {} failed; it will be tried again", taken.id(), failed);
            retries.again(taken, "failed: " + failed.getClass().getSimpleName());
        }
    }

    private void settle(StoredNotifications.Taken taken, Receipt receipt) {
        if (!settle.settle(taken, receipt)) {
            retries.again(taken, "the order is not here yet");
        }
    }

    private void asked(StoredNotifications.Taken taken, AskStripe.Result result, String what) {
        switch (result) {
            case APPLIED -> notifications.done(taken.id(), "asked");
            case ORDER_UNKNOWN -> retries.again(taken, "the order is not here yet");
            case UNREADABLE -> retries.again(taken, "the " + what + " can't be read at the moment");
        }
    }

    private void distrust(StoredNotifications.Taken taken, Notification.Suspect suspect) {
        if (settle.distrust(taken, suspect)) {
            retries.quarantined(taken, suspect.reason());
        } else {
            retries.again(taken, "the order is not here yet");
        }
    }
}
