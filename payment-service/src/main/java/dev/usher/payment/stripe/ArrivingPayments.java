package dev.usher.payment.stripe;

import dev.usher.payment.order.Receipt;
import dev.usher.payment.order.SettlePayment;
import dev.usher.platform.database.BatchDecision;
import dev.usher.platform.database.Combiner;
import dev.usher.platform.database.CombinerLimits;
import dev.usher.platform.database.DatabaseFailures;
import dev.usher.platform.database.TooBusyException;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.trace.Trace;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores and settles the payments that arrive, those that wait at the same moment together: the
 * notifications, as done, and the paid orders are one transaction. It settles only what is usual
 * and needs no wait: whatever is not is left to the caller, who stores it first and has it worked
 * on afterwards.
 */
@Component
class ArrivingPayments {

    private static final Logger log = LoggerFactory.getLogger(ArrivingPayments.class);

    private final List<Combiner<Arriving, Boolean>> lanes;

    ArrivingPayments(
            SettlePayment payments, StoredNotifications notifications, ArrivalSettings settings) {
        CombinerLimits limits =
                new CombinerLimits(settings.waiting(), settings.together(), settings.patience());
        this.lanes =
                IntStream.range(0, settings.lanes())
                        .mapToObj(_ -> new Combiner<>(limits, new Batch(payments, notifications)))
                        .toList();
    }

    private record Arriving(StoredNotifications.Delivery delivery, Receipt receipt) {}

    /** Returns whether the notification is stored and its payment settled. */
    boolean settle(StoredNotifications.Delivery delivery, Receipt receipt) {
        int lane = Math.floorMod(receipt.orderId().hashCode(), lanes.size());
        try {
            return lanes.get(lane).ask(new Arriving(delivery, receipt));
        } catch (TooBusyException _) {
            return false;
        } catch (RuntimeException failed) {
            log.warn("notification {} is stored before it is settled", delivery.id(), failed);
            return false;
        }
    }

    private record Batch(SettlePayment payments, StoredNotifications notifications)
            implements BatchDecision<Arriving, Boolean> {

        private static final RandomGenerator RANDOM = new SecureRandom();

        /** Payments of several notifications belong to no single trace. */
        @Override
        public List<Boolean> decide(List<Arriving> together) {
            SettleNotification.beforeSettling();
            try (Deadline.Scope _ = Deadline.none().open()) {
                if (together.size() == 1) {
                    return settle(together);
                }
                try (Trace.Scope _ = Trace.continueFrom(null, RANDOM).open()) {
                    return settle(together);
                }
            }
        }

        private List<Boolean> settle(List<Arriving> together) {
            Set<Integer> settled =
                    payments.settleUsual(
                            together.stream().map(Arriving::receipt).toList(),
                            places ->
                                    notifications.storing(
                                            places.stream()
                                                    .map(place -> together.get(place).delivery())
                                                    .toList(),
                                            SettleNotification.PAID));
            return IntStream.range(0, together.size()).mapToObj(settled::contains).toList();
        }

        @Override
        public boolean mayBeOfOneAlone(RuntimeException error) {
            return !DatabaseFailures.isTransient(error);
        }
    }
}
