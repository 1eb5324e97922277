package dev.usher.payment.refund;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.RefundCause;
import dev.usher.payment.order.RefundOrder;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Accepts a refund that the event's organizer asks for. The amount is checked under the lock of the
 * order, so that two requests at once never give back more than was paid.
 */
@Component
class RequestRefund {

    private final FindOrders find;
    private final RefundOrder orders;
    private final Refunds refunds;
    private final NewRefund newRefund;
    private final TransactionOperations transactions;

    RequestRefund(
            FindOrders find,
            RefundOrder orders,
            Refunds refunds,
            NewRefund newRefund,
            TransactionOperations transactions) {
        this.find = find;
        this.orders = orders;
        this.refunds = refunds;
        this.newRefund = newRefund;
        this.transactions = transactions;
    }

    /**
     * Begins the refund. A repeat with the same key returns the refund that the first call began.
     *
     * @throws ProblemException 404 unless the caller may see the order, 403 for its buyer, and the
     *     refusals of {@link RefundProblems}
     */
    OrderRefund request(OrderId id, Caller caller, RefundRequest wish, @Nullable String key) {
        if (!find.visibleTo(caller, id).organizedBy(caller.accountId())) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN,
                    "Only the organizer of the event may refund an order.");
        }
        // In a transaction of its own: a copy of the order that was read before would be stale.
        return requireNonNull(transactions.execute(_ -> begin(id, wish, key)));
    }

    private OrderRefund begin(OrderId id, RefundRequest wish, @Nullable String key) {
        RefundOrder.Owner owner = orders.lock(id).orElseThrow();
        Optional<OrderRefund> earlier =
                key == null ? Optional.empty() : refunds.findByRequest(id, key);
        return earlier.orElseGet(() -> newRefund.begin(owner, terms(owner, wish, key)));
    }

    private NewRefund.Terms terms(
            RefundOrder.Owner owner, RefundRequest wish, @Nullable String key) {
        Money total = owner.state().sold().total();
        if (owner.state().disputed()) {
            throw new ProblemException(
                    RefundProblems.ORDER_DISPUTED,
                    "The buyer's bank has taken the payment back itself.");
        }
        boolean spent = total.free() && owner.state().whollyRefunded();
        if (!owner.refundable() || spent || owner.state().quarantined()) {
            throw new ProblemException(
                    RefundProblems.ORDER_NOT_REFUNDABLE, "There is nothing to give back.");
        }
        Map<UUID, Long> prices = orders.ticketPrices(owner.state());
        List<UUID> tickets = wish.tickets();
        requireTickets(tickets, prices.keySet());
        long amount = amount(owner, wish, tickets, prices);
        if (amount > owner.left() || (owner.left() == 0 && !total.free())) {
            throw new ProblemException(
                    RefundProblems.REFUND_EXCEEDS_PAID,
                    "There are " + new Money(owner.left(), total.currency()) + " left.");
        }
        List<UUID> open = newRefund.openTickets(owner.state());
        requireOpen(tickets, open);
        boolean all =
                (wish.amount() == null && tickets.isEmpty())
                        || (total.free()
                                ? new HashSet<>(tickets).containsAll(open)
                                : amount == owner.left());
        return new NewRefund.Terms(
                new Money(amount, total.currency()),
                all ? open : tickets,
                all,
                wish.reason(),
                RefundCause.REQUESTED,
                key);
    }

    private static long amount(
            RefundOrder.Owner owner,
            RefundRequest wish,
            List<UUID> tickets,
            Map<UUID, Long> prices) {
        Money amount = wish.amount();
        if (amount != null) {
            String currency = owner.state().sold().total().currency();
            if (!amount.currency().equals(currency)) {
                throw ProblemException.invalid(
                        "/amount/currency",
                        RefundProblems.WRONG_CURRENCY,
                        "currency must be the order's, which is " + currency);
            }
            return amount.amount();
        }
        return tickets.isEmpty() ? owner.left() : tickets.stream().mapToLong(prices::get).sum();
    }

    private static void requireTickets(List<UUID> wanted, Set<UUID> existing) {
        List<UUID> unknown = new ArrayList<>(wanted);
        unknown.removeAll(existing);
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    RefundProblems.TICKET_NOT_IN_ORDER,
                    "The order has no ticket " + unknown.getFirst() + ".");
        }
    }

    private static void requireOpen(List<UUID> wanted, List<UUID> open) {
        List<UUID> refunded = new ArrayList<>(wanted);
        refunded.removeAll(open);
        if (!refunded.isEmpty()) {
            throw new ProblemException(
                    RefundProblems.REFUND_EXCEEDS_PAID,
                    "Ticket " + refunded.getFirst() + " was refunded before.");
        }
    }
}
