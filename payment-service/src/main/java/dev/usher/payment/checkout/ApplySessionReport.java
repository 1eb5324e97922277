package dev.usher.payment.checkout;

import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.SettlePayment;
import org.springframework.stereotype.Service;

/** Applies the provider's report about a session to its order. */
@Service
public class ApplySessionReport {

    private final SettlePayment settle;
    private final CloseOrder close;

    ApplySessionReport(SettlePayment settle, CloseOrder close) {
        this.settle = settle;
        this.close = close;
    }

    /** Returns false if the provider could not be asked, so that the caller must ask again. */
    public boolean apply(OrderId order, String sessionId, SessionReport report) {
        return switch (report) {
            case SessionReport.Open _ -> true;
            case SessionReport.Paid paid -> {
                settle.settle(paid.receipt());
                yield true;
            }
            case SessionReport.Processing _ -> {
                settle.markProcessing(order);
                yield true;
            }
            case SessionReport.Ended _ -> {
                close.sessionEnded(order, sessionId);
                yield true;
            }
            case SessionReport.Unavailable _ -> false;
        };
    }
}
