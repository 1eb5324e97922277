package dev.usher.event.catalog;

import dev.usher.event.EventId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Events extends Repository<Event, EventId> {

    Optional<Event> findById(EventId id);

    /** With its ticket types and, by the database, its gate staff. */
    void delete(Event event);

    List<Event> findByIdIn(Collection<EventId> ids);

    /**
     * The event, kept from every other change until the transaction ends; its messages are in the
     * order of its changes because of this lock.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Event e where e.id = :id")
    Optional<Event> lockById(EventId id);
}
