package dev.usher.payment.checkout;

import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.SettlePayment;
import org.springframework.stereotype.Component;

/** Ends the session of a claimed attempt, if there is one, and then closes the attempt. */
@Component
class EndLostSession {

    private final PaymentProvider provider;
    private final CloseOrder close;
    private final SettlePayment settle;

    EndLostSession(PaymentProvider provider, CloseOrder close, SettlePayment settle) {
        this.provider = provider;
        this.close = close;
        this.settle = settle;
    }

    void end(OrderState attempt) {
        OrderId id = attempt.id();
        switch (provider.findSession(id, attempt.createdAt())) {
            case SessionSearch.None _ -> close.giveUp(id);
            case SessionSearch.Unavailable _ -> {}
            case SessionSearch.Found found -> end(id, found.sessionId(), found.report());
        }
    }

    private void end(OrderId id, String sessionId, SessionReport report) {
        SessionReport last =
                report instanceof SessionReport.Open
                        ? provider.expireSession(id, sessionId)
                        : report;
        switch (last) {
            case SessionReport.Ended _ -> close.giveUp(id);
            case SessionReport.Paid paid -> settle.settle(paid.receipt());
            case SessionReport.Open _ -> {}
            case SessionReport.Processing _ -> {}
            case SessionReport.Unavailable _ -> {}
        }
    }
}
