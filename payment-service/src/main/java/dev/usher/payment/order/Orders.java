package dev.usher.payment.order;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All orders. The lists leave out attempts, open or given up. */
interface Orders extends Repository<Order, OrderId> {

    /** Reads the order and locks its row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Order o where o.id = :id")
    Optional<Order> lock(OrderId id);

    /** Locks an order that must exist. */
    default Order lockExisting(OrderId id) {
        return lock(id).orElseThrow(() -> new IllegalStateException("order " + id + " is gone"));
    }

    @Query(
            """
            select o from Order o
            where o.buyer.accountId = :accountId and o.phase not in (ATTEMPT, FAILED)
              and o.id.value < :before
            order by o.id.value desc
            """)
    List<Order> ofBuyer(String accountId, UUID before, Limit limit);

    /** Counts the orders of an event whose money is here. */
    @Query(
            """
            select count(o) from Order o
            where o.eventId = :event and o.total.amount > 0
              and o.phase in (PAID, FULFILLED, LATE, REFUND_PENDING) and o.quarantine is null
            """)
    long paidOfEvent(UUID event);

    /** Counts the orders of an event whose money was given back, or taken back by the bank. */
    @Query(
            """
            select count(o) from Order o
            where o.eventId = :event and o.total.amount > 0
              and (o.refunds.wholeAt is not null or o.dispute = LOST)
            """)
    long refundedOfEvent(UUID event);

    /** Counts the orders of a cancelled event whose refund has failed. */
    @Query(
            """
            select count(o) from Order o
            where o.eventId = :event and o.total.amount > 0 and o.refunds.wholeAt is null
              and o.quarantine is null
              and o.refunds.owedFor is null and o.refunds.refunding = 0
              and (o.dispute is null or o.dispute <> LOST)
              and (o.refunds.endedWithEvent = true or o.phase = REFUND_PENDING)
            """)
    long unrefundedOfEvent(UUID event);

    /** Finds the order that was paid by this payment of the provider. */
    @Query(value = "select id from orders where payment_intent_id = :payment", nativeQuery = true)
    Optional<UUID> paidBy(String payment);

    /** Counts the orders of an event that may still be paid in time. */
    @Query(
            """
            select count(o) from Order o
            where o.eventId = :event and o.phase in (ATTEMPT, OPEN, PROCESSING)
            """)
    long payableOfEvent(UUID event);
}
