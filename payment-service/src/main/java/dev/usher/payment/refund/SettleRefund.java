package dev.usher.payment.refund;

import dev.usher.payment.order.RefundOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies the provider's word about a refund to the refund and its order, under the order's lock.
 */
@Component
class SettleRefund {

    private static final Logger log = LoggerFactory.getLogger(SettleRefund.class);

    private final RefundOrder orders;
    private final Refunds refunds;
    private final Clock clock;

    SettleRefund(RefundOrder orders, Refunds refunds, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** Applies a report. A repeat changes nothing. */
    @Transactional
    public void apply(OrderRefund asked, RefundReport report) {
        orders.lock(asked.orderId());
        OrderRefund refund = refunds.find(asked.id()).orElseThrow();
        switch (report) {
            case RefundReport.Succeeded(String stripeId) -> {
                refunds.knownToStripe(refund.id(), stripeId);
                succeeded(refund);
            }
            case RefundReport.Pending(String stripeId) ->
                    refunds.knownToStripe(refund.id(), stripeId);
            case RefundReport.Failed(String stripeId, String reason) -> {
                refunds.knownToStripe(refund.id(), stripeId);
                failed(refund, reason);
            }
            case RefundReport.Rejected(String reason) -> failed(refund, reason);
            case RefundReport.KeySpent _ -> refunds.nextKey(refund);
            case RefundReport.Unavailable _ -> {}
        }
    }

    private void succeeded(OrderRefund refund) {
        Instant now = clock.instant();
        switch (refund.state().status()) {
            case PENDING -> {
                refunds.settle(refund.id(), RefundStatus.SUCCEEDED, null, now);
                orders.succeeded(refund.orderId(), refund.facts(), now);
            }
            case SUCCEEDED -> {}
            case FAILED ->
                    log.error("refund {} is said to have succeeded, but it failed", refund.id());
        }
    }

    private void failed(OrderRefund refund, String reason) {
        Instant now = clock.instant();
        UUID id = refund.id();
        switch (refund.state().status()) {
            case PENDING -> {
                refunds.settle(id, RefundStatus.FAILED, reason, now);
                orders.failed(refund.orderId(), refund.facts(), reason, now);
            }
            case SUCCEEDED -> {
                refunds.settle(id, RefundStatus.FAILED, reason, now);
                orders.reversed(refund.orderId(), refund.facts(), reason, now);
            }
            case FAILED -> {}
        }
    }
}
