package dev.usher.payment.stripe;

import dev.usher.payment.decline.DeclinedCharge;
import dev.usher.payment.decline.RecordDecline;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import dev.usher.payment.order.SettlePayment;
import dev.usher.payment.order.Settlement;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Settles what notifications prove by themselves, and marks these done in one transaction. */
@Component
class SettleNotification {

    /** The outcome of a notification that has paid its order. */
    static final String PAID = "paid";

    private final StoredNotifications notifications;
    private final SettlePayment payments;
    private final RecordDecline declines;
    private final TransactionOperations transactions;

    SettleNotification(
            StoredNotifications notifications,
            SettlePayment payments,
            RecordDecline declines,
            TransactionOperations transactions) {
        this.notifications = notifications;
        this.payments = payments;
        this.declines = declines;
        this.transactions = transactions;
    }

    /** A notification of a payment, leased to the caller. */
    record Paid(StoredNotifications.Taken taken, Receipt receipt) {}

    /** The point before payments are settled, on arrival or afterwards. */
    static void beforeSettling() {
        CrashPoint.hit("worker.before_settle");
    }

    /** Settles payments together, and returns those whose orders are not here yet. */
    List<Paid> settle(List<Paid> paid) {
        beforeSettling();
        return Objects.requireNonNull(transactions.execute(_ -> settleAll(paid)));
    }

    private List<Paid> settleAll(List<Paid> paid) {
        List<Settlement> settlements = payments.settle(paid.stream().map(Paid::receipt).toList());
        Map<String, String> outcomes = new HashMap<>();
        List<Paid> tooEarly = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            if (settlements.get(i) instanceof Settlement.UnknownOrder) {
                tooEarly.add(paid.get(i));
            } else {
                outcomes.put(paid.get(i).taken().id(), outcome(settlements.get(i)));
            }
        }
        if (!outcomes.isEmpty()) {
            notifications.done(outcomes);
        }
        return tooEarly;
    }

    /** Records a declined card and marks its notification done. */
    void declined(StoredNotifications.Taken taken, DeclinedCharge charge) {
        transactions.executeWithoutResult(_ -> {
            declines.record(charge);
            notifications.done(taken.id(), "declined");
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
            case Settlement.Paid _ -> PAID;
            case Settlement.AlreadyPaid _ -> "paid before";
            case Settlement.Late _ -> "late";
            case Settlement.Quarantined(String reason) -> "quarantined: " + reason;
            case Settlement.UnknownOrder _ -> "unknown order";
        };
    }
}
