package dev.usher.payment.stripe;

import dev.usher.payment.order.ContestPayment;
import dev.usher.payment.order.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the payments that notifications have reported with Stripe's own books, so that a
 * notification which was signed with a stolen secret buys nothing for good. The list of events,
 * read by {@link MissedNotifications}, confirms them page by page; one that it did not show in time
 * is looked up by its session, and only if that is not paid either, its order is quarantined.
 */
@Component
class ConfirmPayments {

    private static final Logger log = LoggerFactory.getLogger(ConfirmPayments.class);

    /** Bounds the sessions that are read after one read of the list. */
    private static final int MAX_ASKED = 100;

    private final EventCursor cursor;
    private final NotificationReader reader;
    private final PaidSessions sessions;
    private final ContestPayment payments;
    private final NotificationSettings settings;

    ConfirmPayments(
            EventCursor cursor,
            NotificationReader reader,
            PaidSessions sessions,
            ContestPayment payments,
            NotificationSettings settings) {
        this.cursor = cursor;
        this.reader = reader;
        this.sessions = sessions;
        this.payments = payments;
        this.settings = settings;
    }

    /** Looks at what the list did not confirm. Must be called after it was read to its end. */
    void check() {
        for (StoredNotifications.Taken each :
                cursor.unconfirmed(settings.confirmWithin(), MAX_ASKED)) {
            if (!(reader.read(each.payload()) instanceof Notification.Money(Receipt receipt))) {
                log.error("notification {} has settled an order and reports no payment", each.id());
                continue;
            }
            switch (sessions.about(receipt)) {
                case PAID -> cursor.confirm(each.id());
                case NOT_PAID -> {
                    payments.unconfirmed(receipt.orderId(), each.id());
                    cursor.disown(each.id());
                }
                case UNKNOWN -> {
                    return;
                }
            }
        }
    }
}
