package dev.usher.payment.erasure;

import dev.usher.payment.order.OrderPublisher;
import dev.usher.platform.web.idempotency.ForgetAnswers;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties name and address of a buyer in orders and in stored answers. Amounts, ids and the history
 * of the orders stay.
 */
@Component
class EraseBuyer {

    /** The member that an answer with an order has, and an answer with a refund has not. */
    private static final List<String> ORDER = List.of("\"buyer\"");

    private final ErasedBuyers buyers;
    private final OrderPublisher orders;
    private final ForgetAnswers answers;
    private final BuyerErasureSettings settings;
    private final TransactionTemplate transaction;

    EraseBuyer(
            ErasedBuyers buyers,
            OrderPublisher orders,
            ForgetAnswers answers,
            BuyerErasureSettings settings,
            TransactionTemplate transaction) {
        this.buyers = buyers;
        this.orders = orders;
        this.answers = answers;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Erases the buyer; orders that the account opens from now on carry no name and no address. */
    void erase(String accountId, Instant erasedAt) {
        transaction.executeWithoutResult(_ -> {
            buyers.record(accountId, erasedAt);
            empty(accountId);
        });
    }

    /**
     * Looks once more at the buyers who were erased lately: an order that was being opened at that
     * moment is seen by neither of the two transactions, and its answer is stored after it.
     */
    void settle() {
        buyers.recent(settings.settleFor())
                .forEach(account -> transaction.executeWithoutResult(_ -> empty(account)));
    }

    private void empty(String accountId) {
        orders.republish(buyers.emptyOrders(accountId));
        answers.containing(ORDER, List.of(accountId));
    }
}
