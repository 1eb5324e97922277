package dev.usher.payment.checkout;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refusals of opening and cancelling orders. */
@Component
class CheckoutProblems implements ProblemCatalog {

    static final ProblemType RESERVATION_NOT_HELD =
            new ProblemType(
                    "reservation_not_held",
                    409,
                    "Reservation not held",
                    "The reservation has ended: it was released, it expired, it was sold, or it is in"
                            + " another checkout. Make a new reservation.");

    static final ProblemType EVENT_NOT_ON_SALE =
            new ProblemType(
                    "event_not_on_sale",
                    409,
                    "Event not on sale",
                    "The event is cancelled or not published, so its tickets are not sold.");

    static final ProblemType RESERVATIONS_UNAVAILABLE =
            new ProblemType(
                    "reservations_unavailable",
                    503,
                    "Reservations unavailable",
                    "The reservation could not be claimed in time. No order was opened and the hold"
                            + " stays; retry after `Retry-After` seconds.");

    static final ProblemType PAYMENT_PROVIDER_UNAVAILABLE =
            new ProblemType(
                    "payment_provider_unavailable",
                    503,
                    "Payment provider unavailable",
                    "Stripe did not answer in time. The order has not changed and the hold stays;"
                            + " retry after `Retry-After` seconds.");

    static final ProblemType PAYMENT_PROVIDER_BUSY =
            new ProblemType(
                    "payment_provider_busy",
                    503,
                    "Payment provider busy",
                    "More orders are being opened than Stripe accepts at once. The hold stays; retry"
                            + " after `Retry-After` seconds.");

    static final ProblemType ORDER_ALREADY_PAID =
            new ProblemType(
                    "order_already_paid",
                    409,
                    "Order already paid",
                    "The order's payment has arrived, is under way or is being checked, so the order"
                            + " can't be cancelled. Ask the organizer for a refund.");

    @Override
    public List<ProblemType> problems() {
        return List.of(
                RESERVATION_NOT_HELD,
                EVENT_NOT_ON_SALE,
                RESERVATIONS_UNAVAILABLE,
                PAYMENT_PROVIDER_UNAVAILABLE,
                PAYMENT_PROVIDER_BUSY,
                ORDER_ALREADY_PAID);
    }
}
