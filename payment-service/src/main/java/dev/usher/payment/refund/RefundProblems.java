package dev.usher.payment.refund;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refusals of refunds. */
@Component
class RefundProblems implements ProblemCatalog {

    static final String WRONG_CURRENCY = "wrong_currency";

    static final ProblemType ORDER_NOT_REFUNDABLE =
            new ProblemType(
                            "order_not_refundable",
                            409,
                            "Order not refundable",
                            "The order is not paid, or all of it was given back.")
                    .example(
                            "/v1/orders/019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11/refunds",
                            "There is nothing to give back.");

    static final ProblemType ORDER_DISPUTED =
            new ProblemType(
                            "order_disputed",
                            409,
                            "Order disputed",
                            "The buyer has disputed the payment at their bank, which gives the money"
                                    + " back itself. A refund beside it would pay twice. It is possible"
                                    + " again once the dispute is won.")
                    .example(
                            "/v1/orders/019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11/refunds",
                            "The buyer's bank has taken the payment back itself.");

    static final ProblemType REFUND_EXCEEDS_PAID =
            new ProblemType(
                            "refund_exceeds_paid",
                            409,
                            "Refund exceeds what is left",
                            "The refund is more than the order's total less the refunds that were made or are"
                                    + " under way. A ticket can be refunded once.")
                    .example(
                            "/v1/orders/019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11/refunds",
                            "There are 2500 EUR left.");

    static final ProblemType TICKET_NOT_IN_ORDER =
            new ProblemType(
                            "ticket_not_in_order",
                            422,
                            "Ticket not in the order",
                            "The order has no ticket with this id. Tickets exist once the order is"
                                    + " FULFILLED.")
                    .example(
                            "/v1/orders/019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11/refunds",
                            "The order has no ticket 3d0c4b1e-7a8f-8c21-9b1a-5f6e7d8c9b0a.");

    @Override
    public List<ViolationCode> violations() {
        return List.of(
                new ViolationCode(WRONG_CURRENCY, "The currency must be that of the order."));
    }

    @Override
    public List<ProblemType> problems() {
        return List.of(
                ORDER_NOT_REFUNDABLE, ORDER_DISPUTED, REFUND_EXCEEDS_PAID, TICKET_NOT_IN_ORDER);
    }
}
