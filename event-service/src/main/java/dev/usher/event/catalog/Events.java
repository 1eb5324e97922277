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

    /** Deletes the event, its ticket types and, through a foreign key, its gate staff. */
    void delete(Event event);

    List<Event> findByIdIn(Collection<EventId> ids);

    /**
     * Locks the event against every other change until the transaction ends. This lock keeps its
     * messages in the order of its changes.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Event e where e.id = :id")
    Optional<Event> lockById(EventId id);
}
