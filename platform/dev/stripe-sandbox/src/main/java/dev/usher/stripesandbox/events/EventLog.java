package dev.usher.stripesandbox.events;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The newest events, at most {@code maxEvents}, and which of them are undelivered. */
public final class EventLog {

    private final int maxEvents;
    private final NavigableMap<Long, StripeEvent> bySequence = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, StripeEvent> byId = new ConcurrentHashMap<>();
    private final Set<String> undelivered = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastSequence = new AtomicLong();

    public EventLog(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    public long nextSequence() {
        return lastSequence.incrementAndGet();
    }

    public void add(StripeEvent event) {
        if (event.announced()) {
            undelivered.add(event.id());
        }
        byId.put(event.id(), event);
        bySequence.put(event.sequence(), event);
        lastSequence.accumulateAndGet(event.sequence(), Math::max);
        while (byId.size() > maxEvents) {
            var oldest = bySequence.pollFirstEntry();
            if (oldest == null) {
                return;
            }
            byId.remove(oldest.getValue().id());
            undelivered.remove(oldest.getValue().id());
        }
    }

    public void delivered(String id) {
        undelivered.remove(id);
    }

    public Optional<StripeEvent> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<StripeEvent> newestFirst() {
        return new ArrayList<>(bySequence.descendingMap().values());
    }

    /** Tells whether the event is still undelivered. */
    public boolean pending(String id) {
        return undelivered.contains(id);
    }

    public int size() {
        return byId.size();
    }

    public void clear() {
        bySequence.clear();
        byId.clear();
        undelivered.clear();
    }
}
