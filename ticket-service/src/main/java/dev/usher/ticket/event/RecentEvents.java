package dev.usher.ticket.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.ticket.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Repository;

/**
 * The copies of events for those who look at tickets, as old as {@code usher.wallet.events.max-age}
 * at most. In a rush, each buyer asks for the same event.
 */
@Repository
public class RecentEvents {

    private final TicketedEvents events;
    private final Cache<EventId, TicketedEvent> recent;

    RecentEvents(TicketedEvents events, RecentEventSettings settings) {
        this.events = events;
        this.recent =
                Caffeine.newBuilder()
                        .maximumSize(settings.remembered())
                        .expireAfterWrite(settings.maxAge())
                        .build();
    }

    /** Returns those of the events that are known here. */
    public Map<EventId, TicketedEvent> findAll(Collection<EventId> ids) {
        Map<EventId, TicketedEvent> found = new HashMap<>(recent.getAllPresent(ids));
        Set<EventId> others = new HashSet<>(ids);
        others.removeAll(found.keySet());
        if (!others.isEmpty()) {
            Map<EventId, TicketedEvent> read = events.findAll(others);
            recent.putAll(read);
            found.putAll(read);
        }
        return found;
    }
}
