package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The payment messages of a batch that concern tickets.
 *
 * @param paid orders whose tickets must exist
 * @param cancellations in the order of their messages
 * @param traces runs work in the trace of the message about an order
 */
record PaymentNews(
        List<PaidOrder> paid,
        List<Cancellation> cancellations,
        BiConsumer<OrderId, Runnable> traces) {

    PaymentNews {
        paid = List.copyOf(paid);
        cancellations = List.copyOf(cancellations);
    }

    /** News whose messages belong to the current trace. */
    PaymentNews(List<PaidOrder> paid, List<Cancellation> cancellations) {
        this(paid, cancellations, (_, work) -> work.run());
    }
}
