package dev.usher.payment.order;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.messaging.Beside;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what a payment does to its order, under the lock of the order's row: whichever of payment
 * and closing comes first wins. The decision and the messages about it commit together.
 */
@Service
public class SettlePayment {

    private final Orders orders;
    private final OrderSteps steps;
    private final AnnounceOrder announce;
    private final OrderSettings settings;
    private final Clock clock;

    SettlePayment(
            Orders orders,
            OrderSteps steps,
            AnnounceOrder announce,
            OrderSettings settings,
            Clock clock) {
        this.orders = orders;
        this.steps = steps;
        this.announce = announce;
        this.settings = settings;
        this.clock = clock;
    }

    /** Records a payment. A repeat changes nothing; a payment for a closed order is late. */
    @Transactional
    public Settlement settle(Receipt receipt) {
        return settle(List.of(receipt)).getFirst();
    }

    /** Records payments together, and returns the effect of each in their order. */
    @Transactional
    public List<Settlement> settle(List<Receipt> receipts) {
        Map<OrderId, OrderState> locked =
                steps.lock(receipts.stream().map(Receipt::orderId).distinct().toList());
        Set<OrderId> paid = new HashSet<>();
        boolean[] pays = new boolean[receipts.size()];
        List<Receipt> payments = new ArrayList<>();
        for (int i = 0; i < pays.length; i++) {
            Receipt receipt = receipts.get(i);
            pays[i] = pays(receipt, locked.get(receipt.orderId())) && paid.add(receipt.orderId());
            if (pays[i]) {
                payments.add(receipt);
            }
        }
        pay(payments);
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < pays.length; i++) {
            settlements.add(pays[i] ? new Settlement.Paid() : settleUnusual(receipts.get(i)));
        }
        return settlements;
    }

    /**
     * Records those of the payments that their orders wait for, together with another change.
     * Orders that another transaction has locked are left out, so that it waits for nobody; so are
     * payments about which there is more to decide.
     *
     * @param beside makes the other change for the places, in the list, of those that are recorded
     * @return these places
     */
    @Transactional
    public Set<Integer> settleUsual(
            List<Receipt> receipts, Function<Collection<Integer>, Beside> beside) {
        Map<OrderId, OrderState> free =
                steps.lockFree(receipts.stream().map(Receipt::orderId).distinct().toList());
        Map<OrderId, Integer> paying = new LinkedHashMap<>();
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            if (pays(receipt, free.get(receipt.orderId()))) {
                paying.putIfAbsent(receipt.orderId(), i);
            }
        }
        Set<Integer> places = new LinkedHashSet<>(paying.values());
        if (!places.isEmpty()) {
            pay(places.stream().map(receipts::get).toList(), beside.apply(places));
        }
        return places;
    }

    private boolean pays(Receipt receipt, @Nullable OrderState order) {
        return order != null
                && order.claimed()
                && !order.sold().lines().isEmpty()
                && order.phase().awaitsPayment()
                && !order.quarantined()
                && receipt.mismatch(
                                order.sold().total(),
                                order.sessionId(),
                                settings.expectedLivemode())
                        == null;
    }

    private void pay(List<Receipt> receipts) {
        if (!receipts.isEmpty()) {
            pay(receipts, Beside.NOTHING);
        }
    }

    private void pay(List<Receipt> receipts, Beside beside) {
        announce.paid(steps.pay(receipts.stream().map(OrderSteps.Payment::of).toList()), beside);
        CrashPoint.hit("settle.before_commit");
        CrashPoint.hitAfterCommit("settle.after_commit");
    }

    /** Decides about a payment that no order waits for. */
    private Settlement settleUnusual(Receipt receipt) {
        Order order = orders.lock(receipt.orderId()).orElse(null);
        if (order == null || !order.claimed()) {
            return new Settlement.UnknownOrder();
        }
        if (!order.phase().awaitsPayment() && !order.phase().closed()) {
            if (order.quarantined()) {
                announce.reportedAgain(order, receipt);
                return new Settlement.Quarantined("waits for an operator");
            }
            if (!order.hasSession(receipt.sessionId())) {
                announce.paidTwice(order, receipt);
            }
            return new Settlement.AlreadyPaid();
        }
        String mismatch = order.mismatch(receipt, settings.expectedLivemode());
        if (mismatch != null) {
            return quarantine(order, receipt.source(), mismatch);
        }
        if (order.quarantined()) {
            return new Settlement.Quarantined("waits for an operator");
        }
        if (order.phase().awaitsPayment()) {
            // It was claimed while its lock was awaited, so the first read did not see its lines.
            pay(List.of(receipt));
            return new Settlement.Paid();
        }
        order.markLate(receipt, clock.instant());
        announce.late(order, receipt);
        return new Settlement.Late();
    }

    /** Records that the buyer has finished and the payment is still under way. */
    @Transactional
    public void markProcessing(OrderId id) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN && !order.quarantined())
                .ifPresent(order -> {
                    order.markProcessing();
                    announce.processing(order);
                });
    }

    /**
     * Freezes an order whose payment was reported in a way that can't be true. A paid order does
     * not change.
     *
     * @param source the notification that reported it
     */
    @Transactional
    public Settlement distrust(OrderId id, String reason, String source) {
        Order order = orders.lock(id).orElse(null);
        if (order == null || !order.claimed()) {
            return new Settlement.UnknownOrder();
        }
        return order.phase().awaitsPayment() || order.phase().closed()
                ? quarantine(order, source, reason)
                : new Settlement.AlreadyPaid();
    }

    private Settlement quarantine(Order order, String source, String reason) {
        if (!order.quarantined()) {
            order.quarantine(reason);
            announce.quarantined(order, source, reason);
        }
        return new Settlement.Quarantined(reason);
    }
}
