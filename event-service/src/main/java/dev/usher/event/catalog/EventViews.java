package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads events as they are shown. */
@Service
public class EventViews {

    private final Events events;

    EventViews(Events events) {
        this.events = events;
    }

    /**
     * The event as that account sees it: its owner also sees drafts and retired ticket types. Empty
     * if there is no such event for the account, which is null for an anonymous caller.
     */
    @Transactional(readOnly = true)
    public Optional<EventView> seenBy(@Nullable String accountId, EventId id) {
        return events.findById(id)
                .filter(event -> event.visibleTo(accountId))
                .map(event -> EventView.of(event, event.ownedBy(accountId)));
    }

    /** The event as its owner sees it. The caller must check who may see it. */
    @Transactional(readOnly = true)
    public Optional<EventView> seenByOwner(EventId id) {
        return events.findById(id).map(event -> EventView.of(event, true));
    }

    /**
     * The given events that still exist, in the given order.
     *
     * @param forOwner whether retired ticket types are included
     */
    @Transactional(readOnly = true)
    public List<EventView> inOrder(List<EventId> ids, boolean forOwner) {
        Map<EventId, Event> found =
                events.findByIdIn(ids).stream()
                        .collect(Collectors.toMap(Event::id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(event -> EventView.of(event, forOwner))
                .toList();
    }
}
