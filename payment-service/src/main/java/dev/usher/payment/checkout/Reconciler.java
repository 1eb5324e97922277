package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderId;
import org.springframework.stereotype.Service;

/** Brings an order in line with what the provider says about its session. */
@Service
public class Reconciler {

    private final OrderDesk desk;

    Reconciler(OrderDesk desk) {
        this.desk = desk;
    }

    /** False when the provider could not be asked, so that somebody has to ask again. */
    public boolean apply(OrderId order, String sessionId, SessionReport report) {
        return switch (report) {
            case SessionReport.Open open -> true;
            case SessionReport.Paid paid -> {
                desk.markPaid(paid.receipt());
                yield true;
            }
            case SessionReport.Processing processing -> {
                desk.markProcessing(order);
                yield true;
            }
            case SessionReport.Ended ended -> {
                desk.sessionEnded(order, sessionId);
                yield true;
            }
            case SessionReport.Unavailable unavailable -> false;
        };
    }
}
