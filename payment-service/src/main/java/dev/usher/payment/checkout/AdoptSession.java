package dev.usher.payment.checkout;

import dev.usher.payment.order.AdvanceOrder;
import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.SettlePayment;
import dev.usher.platform.web.idempotency.KeyedWork;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Adopts a session that was opened although its answer never arrived. */
@Component
class AdoptSession {

    private final PaymentProvider provider;
    private final SettlePayment settle;
    private final FindOrders orders;
    private final AdvanceOrder advance;

    AdoptSession(
            PaymentProvider provider,
            SettlePayment settle,
            FindOrders orders,
            AdvanceOrder advance) {
        this.provider = provider;
        this.settle = settle;
        this.orders = orders;
        this.advance = advance;
    }

    /** Empty if there is no session that is paid or can be paid. */
    Optional<CheckoutOutcome> adopt(OrderState attempt) {
        return switch (provider.findSession(attempt.id(), attempt.createdAt())) {
            case SessionSearch.Found found -> adopt(attempt, found);
            case SessionSearch.None _ -> Optional.empty();
            case SessionSearch.Unavailable _ ->
                    Optional.of(new CheckoutOutcome.ProviderUnavailable());
        };
    }

    private Optional<CheckoutOutcome> adopt(OrderState attempt, SessionSearch.Found found) {
        if (found.report() instanceof SessionReport.Paid(var receipt)) {
            settle.settle(receipt);
            return Optional.of(CheckoutOutcome.opened(orders.find(attempt.id()).orElse(attempt)));
        }
        if (found.report() instanceof SessionReport.Open && found.url() != null) {
            return Optional.of(
                    CheckoutOutcome.opened(
                            advance.opened(
                                    attempt.id(),
                                    found.sessionId(),
                                    found.url(),
                                    KeyedWork.withoutKey())));
        }
        return Optional.empty();
    }
}
