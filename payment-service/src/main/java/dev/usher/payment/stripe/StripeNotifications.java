package dev.usher.payment.stripe;

import dev.usher.payment.checkout.PaymentProvider;
import dev.usher.payment.checkout.Reconciler;
import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Receipt;
import dev.usher.payment.order.Settlement;
import dev.usher.platform.crash.CrashPoint;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Acts on what Stripe told us. An event about an order that isn't here yet, or whose session can't
 * be read at the moment, stays and is tried again.
 */
@Component
class StripeNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(StripeNotifications.class);

    private final StripeEvents events;
    private final NotificationReader reader;
    private final OrderDesk desk;
    private final PaymentProvider provider;
    private final Reconciler reconciler;
    private final TransactionOperations transactions;
    private final StripeSettings settings;

    StripeNotifications(
            StripeEvents events,
            NotificationReader reader,
            OrderDesk desk,
            PaymentProvider provider,
            Reconciler reconciler,
            TransactionOperations transactions,
            StripeSettings settings) {
        this.events = events;
        this.reader = reader;
        this.desk = desk;
        this.provider = provider;
        this.reconciler = reconciler;
        this.transactions = transactions;
        this.settings = settings;
    }

    void process(StripeEvents.Taken event) {
        try {
            switch (reader.read(event.payload())) {
                case Notification.Money(Receipt receipt) -> settle(event, receipt);
                case Notification.Hint(OrderId order, String session) -> ask(event, order, session);
                case Notification.Nothing(String reason) -> events.done(event.id(), reason);
            }
        } catch (RuntimeException failed) {
            LOG.warn("event {} could not be processed, it will be again", event.id(), failed);
            again(event, "failed: " + failed.getClass().getSimpleName());
        }
    }

    /** What becomes of the order and that the event is done commit together. */
    private void settle(StripeEvents.Taken event, Receipt receipt) {
        CrashPoint.hit("worker.before_settle");
        boolean known =
                Boolean.TRUE.equals(
                        transactions.execute(status -> {
                            Settlement settlement = desk.markPaid(receipt);
                            if (settlement instanceof Settlement.UnknownOrder) {
                                return false;
                            }
                            events.done(event.id(), outcome(settlement));
                            return true;
                        }));
        if (!known) {
            again(event, "the order is not here yet");
        }
    }

    private void ask(StripeEvents.Taken event, OrderId id, String session) {
        OrderState order = desk.find(id).orElse(null);
        if (order == null || order.sold() == null) {
            again(event, "the order is not here yet");
        } else if (reconciler.apply(id, session, provider.session(id, session))) {
            events.done(event.id(), "asked");
        } else {
            again(event, "the session can't be read at the moment");
        }
    }

    private void again(StripeEvents.Taken event, String why) {
        if (event.attempts() >= settings.maxAttempts()) {
            LOG.error("event {} is let go: {}", event.id(), why);
            events.done(event.id(), "let go: " + why);
            return;
        }
        int doublings = Math.min(event.attempts() - 1, 20);
        Duration delay = settings.backOff().multipliedBy(1L << doublings);
        events.later(event.id(), delay.compareTo(settings.cap()) > 0 ? settings.cap() : delay, why);
    }

    private static String outcome(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid -> "paid";
            case Settlement.AlreadyPaid already -> "paid before";
            case Settlement.Late late -> "late";
            case Settlement.Quarantined(String reason) -> "quarantined: " + reason;
            case Settlement.UnknownOrder unknown -> "unknown order";
        };
    }
}
