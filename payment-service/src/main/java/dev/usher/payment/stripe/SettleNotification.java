package dev.usher.payment.stripe;

import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import dev.usher.payment.order.SettlePayment;
import dev.usher.payment.order.Settlement;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.Transactions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Settles the payment of a notification and marks it done, in one transaction. */
@Component
class SettleNotification {

    private final StoredNotifications notifications;
    private final SettlePayment payments;
    private final TransactionOperations transactions;

    SettleNotification(
            StoredNotifications notifications,
            SettlePayment payments,
            TransactionOperations transactions) {
        this.notifications = notifications;
        this.payments = payments;
        this.transactions = transactions;
    }

    /** Returns false if the order is not here yet. */
    boolean settle(StoredNotifications.Taken taken, Receipt receipt) {
        CrashPoint.hit("worker.before_settle");
        return Transactions.decide(
                transactions,
                () -> {
                    Settlement settlement = payments.settle(receipt);
                    if (settlement instanceof Settlement.UnknownOrder) {
                        return false;
                    }
                    notifications.done(taken.id(), outcome(settlement));
                    return true;
                });
    }

    /**
     * Freezes the order of a notification that can't be true, unless it was paid before. Returns
     * false if the order is not here yet.
     */
    boolean distrust(StoredNotifications.Taken taken, Notification.Suspect suspect) {
        return Transactions.decide(
                transactions,
                () -> {
                    OrderId order = suspect.order();
                    if (order != null
                            && payments.distrust(order, suspect.reason(), taken.id())
                                    instanceof Settlement.UnknownOrder) {
                        return false;
                    }
                    notifications.done(taken.id(), "quarantined: " + suspect.reason());
                    return true;
                });
    }

    private static String outcome(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid _ -> "paid";
            case Settlement.AlreadyPaid _ -> "paid before";
            case Settlement.Late _ -> "late";
            case Settlement.Quarantined(String reason) -> "quarantined: " + reason;
            case Settlement.UnknownOrder _ -> "unknown order";
        };
    }
}
