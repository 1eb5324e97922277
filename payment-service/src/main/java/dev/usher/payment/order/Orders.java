package dev.usher.payment.order;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All orders. Lists leave out what nobody is shown. */
interface Orders extends Repository<Order, OrderId> {

    Optional<Order> findById(OrderId id);

    /** Writes what changed, which makes the versions what they will be after the commit. */
    void flush();

    /** Reads the order and keeps everybody else from changing it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Order o where o.id = :id")
    Optional<Order> lock(OrderId id);

    @Query(
            """
            select o from Order o
            where o.holderId = :holder and o.phase not in (ATTEMPT, FAILED) and o.id.value < :before
            order by o.id.value desc\
            """)
    List<Order> ofHolder(String holder, UUID before, Limit limit);

    @Query(
            """
            select o from Order o
            where o.eventId = :event and o.organizerId = :organizer
              and o.phase not in (ATTEMPT, FAILED) and o.id.value < :before
            order by o.id.value desc\
            """)
    List<Order> ofEvent(UUID event, String organizer, UUID before, Limit limit);
}
