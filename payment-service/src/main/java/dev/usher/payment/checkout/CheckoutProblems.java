package dev.usher.payment.checkout;

import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refusals of opening and cancelling orders. */
@Component
class CheckoutProblems implements ProblemCatalog {

    /** The code of a violation that only Stripe can find. */
    private static final String REFUSED_BY_STRIPE = "refused_by_stripe";

    static final ProblemType RESERVATION_NOT_HELD =
            new ProblemType(
                            "reservation_not_held",
                            409,
                            "Reservation not held",
                            "The reservation has ended: it was given back, it has expired, it was sold, or"
                                    + " it belongs to another order. Make a new reservation.")
                    .example("/v1/orders", "The reservation has ended.");

    static final ProblemType EVENT_NOT_ON_SALE =
            new ProblemType(
                            "event_not_on_sale",
                            409,
                            "Event not on sale",
                            "The event is not on sale, for example because it was cancelled. Its tickets"
                                    + " can't be reserved or ordered.")
                    .example("/v1/orders", "The event is not on sale.");

    static final ProblemType ACCOUNT_SUSPENDED =
            new ProblemType(
                            "account_suspended",
                            403,
                            "Account suspended",
                            "The operator has suspended the account, so it can make no call about events"
                                    + " and reservations, and open no order. Ask the operator for the"
                                    + " reason.")
                    .example("/v1/orders", "The account is suspended.");

    static final ProblemType RESERVATIONS_UNAVAILABLE =
            new ProblemType(
                            "reservations_unavailable",
                            503,
                            "Reservations unavailable",
                            "The reservation could not be claimed in time. No order was opened and the hold"
                                    + " stays; retry after `Retry-After` seconds.")
                    .example("/v1/orders", "The reservation could not be claimed.");

    static final ProblemType PAYMENT_PROVIDER_UNAVAILABLE =
            new ProblemType(
                            "payment_provider_unavailable",
                            503,
                            "Payment provider unavailable",
                            "Stripe did not answer in time. Nothing was decided: a new order is not open yet and"
                                    + " the hold stays, an order to cancel is open still. Retry after"
                                    + " `Retry-After` seconds.")
                    .example("/v1/orders", "Stripe could not be reached.");

    static final ProblemType PAYMENT_PROVIDER_BUSY =
            new ProblemType(
                            "payment_provider_busy",
                            503,
                            "Payment provider busy",
                            "More orders are being opened than Stripe accepts at once. The hold stays; retry"
                                    + " after `Retry-After` seconds.")
                    .example("/v1/orders", "Too many orders are being opened.");

    static final ProblemType ORDER_ALREADY_PAID =
            new ProblemType(
                            "order_already_paid",
                            409,
                            "Order already paid",
                            "The order's payment has arrived, is under way or is being checked, so the order"
                                    + " can't be cancelled. Ask the organizer for a refund.")
                    .example(
                            "/v1/orders/019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11/cancel",
                            "The order can't be cancelled.");

    @Override
    public List<ViolationCode> violations() {
        return List.of(
                new ViolationCode(
                        "invalid_url",
                        "The text must be an https URL, or an http URL of a loopback host."),
                new ViolationCode(REFUSED_BY_STRIPE, "The value must be one that Stripe accepts."));
    }

    @Override
    public List<ProblemType> problems() {
        return List.of(
                RESERVATION_NOT_HELD,
                EVENT_NOT_ON_SALE,
                ACCOUNT_SUSPENDED,
                RESERVATIONS_UNAVAILABLE,
                PAYMENT_PROVIDER_UNAVAILABLE,
                PAYMENT_PROVIDER_BUSY,
                ORDER_ALREADY_PAID,
                CallerReferences.TAKEN);
    }

    /** The refusal of what Stripe will never accept, with the field that the caller may correct. */
    static ProblemException refused(SessionOpening.Part part, String code) {
        return switch (part) {
            case SUCCESS_URL -> refusedUrl("successUrl", code);
            case CANCEL_URL -> refusedUrl("cancelUrl", code);
            case SALE ->
                    ProblemException.invalid(
                            "/reservationId",
                            REFUSED_BY_STRIPE,
                            "reservationId must name tickets whose total Stripe collects; Stripe"
                                    + " refuses it ("
                                    + code
                                    + ")");
        };
    }

    private static ProblemException refusedUrl(String member, String code) {
        return ProblemException.invalid(
                "/" + member,
                REFUSED_BY_STRIPE,
                member + " must be a URL that Stripe accepts; Stripe refuses it (" + code + ")");
    }
}
