package dev.usher.payment.stripe;

import dev.usher.payment.decline.DeclinedCharge;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import dev.usher.platform.database.DatabaseFailures;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Processes stored notifications. If an order is not here yet or its session can't be read at the
 * moment, the notification stays and is tried again.
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

    /** Processes notifications: payments together, and others one by one. */
    void process(List<StoredNotifications.Taken> taken) {
        List<SettleNotification.Paid> paid = new ArrayList<>();
        for (StoredNotifications.Taken each : taken) {
            guarded(
                    each,
                    () -> {
                        Notification meaning = reader.read(each.payload());
                        if (meaning instanceof Notification.Money(Receipt receipt)) {
                            paid.add(new SettleNotification.Paid(each, receipt));
                        } else {
                            act(each, meaning);
                        }
                    });
        }
        settle(paid);
    }

    /** Processes a notification other than a payment. */
    void process(StoredNotifications.Taken taken, Notification meaning) {
        guarded(taken, () -> act(taken, meaning));
    }

    /**
     * Settles payments together; if that fails, each alone, so that one can't stop the others. What
     * an unavailable database leaves behind is taken by the sweep.
     */
    void settle(List<SettleNotification.Paid> paid) {
        if (paid.size() > 1) {
            try {
                settleAll(paid);
            } catch (RuntimeException failed) {
                if (DatabaseFailures.isTransient(failed)) {
                    throw failed;
                }
                log.warn("{} payments failed together; each is settled alone", paid.size(), failed);
                paid.forEach(one -> settle(List.of(one)));
            }
        } else {
            paid.forEach(one -> guarded(one.taken(), () -> settleAll(List.of(one))));
        }
    }

    private void settleAll(List<SettleNotification.Paid> paid) {
        settle.settle(paid)
                .forEach(early -> retries.again(early.taken(), "the order is not here yet"));
    }

    private void guarded(StoredNotifications.Taken taken, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("notification {} failed; it will be tried again", taken.id(), failed);
            retries.again(taken, "failed: " + failed.getClass().getSimpleName());
        }
    }

    private void act(StoredNotifications.Taken taken, Notification meaning) {
        switch (meaning) {
            case Notification.Money(Receipt receipt) ->
                    settleAll(List.of(new SettleNotification.Paid(taken, receipt)));
            case Notification.Hint(OrderId order, String session) ->
                    asked(taken, ask.aboutSession(order, session), "session");
            case Notification.OtherVersion(OrderId order, String session) -> {
                retries.otherVersion(taken);
                asked(taken, ask.aboutSession(order, session), "session");
            }
            case Notification.RefundChanged(String refund) ->
                    asked(taken, ask.aboutRefund(refund), "refund");
            case Notification.DisputeChanged(String dispute) ->
                    asked(taken, ask.aboutDispute(dispute), "dispute");
            case Notification.CardDeclined(DeclinedCharge charge) -> settle.declined(taken, charge);
            case Notification.Suspect suspect -> distrust(taken, suspect);
            case Notification.Unreadable(String reason) ->
                    retries.again(taken, "failed: " + reason);
            case Notification.Nothing(String reason) -> notifications.done(taken.id(), reason);
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
