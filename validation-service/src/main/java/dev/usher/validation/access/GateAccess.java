package dev.usher.validation.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.Caller;
import dev.usher.validation.EventId;
import dev.usher.validation.access.AccessDecision.Allowed;
import dev.usher.validation.access.AccessDecision.NotStaff;
import dev.usher.validation.access.AccessDecision.UnknownEvent;
import dev.usher.validation.access.EventsWithStaff.EventWithStaff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Service;

/**
 * Decides who may scan. A decision uses a staff list that is at most {@code usher.access.cache-for}
 * old, so a removed person loses access within seconds although their token is still valid. While
 * somebody scans, one question in that time tells which of all remembered events have changed.
 */
@Service
public class GateAccess {

    private final GateEvents events;
    private final EventsWithStaff eventsWithStaff;
    private final BindGateStaff bindGateStaff;
    private final AddressKey addressKey;
    private final long cacheForNanos;
    private final LoadingCache<EventId, Optional<EventWithStaff>> cache;
    private final Lock asking = new ReentrantLock();

    /** The time (monotonic clock) before which every change has been forgotten. */
    private volatile long knownUpTo = System.nanoTime();

    GateAccess(
            GateEvents events,
            EventsWithStaff eventsWithStaff,
            BindGateStaff bindGateStaff,
            AddressKey addressKey,
            GateAccessSettings settings) {
        this.events = events;
        this.eventsWithStaff = eventsWithStaff;
        this.bindGateStaff = bindGateStaff;
        this.addressKey = addressKey;
        this.cacheForNanos = settings.cacheFor().toNanos();
        this.cache =
                Caffeine.newBuilder()
                        .maximumSize(settings.cacheEvents())
                        .expireAfterAccess(settings.forgetAfter())
                        .build(eventsWithStaff::find);
    }

    /** Forgets the events that have changed, if that was not done for a while. */
    private void forgetChanges() {
        if (System.nanoTime() - knownUpTo < cacheForNanos) {
            return;
        }
        asking.lock();
        try {
            long now = System.nanoTime();
            if (now - knownUpTo < cacheForNanos) {
                return;
            }
            Map<EventId, Long> known = new HashMap<>();
            cache.asMap()
                    .forEach((id, staffed) ->
                            known.put(id, staffed.map(EventWithStaff::sequence).orElse(0L)));
            if (!known.isEmpty()) {
                cache.invalidateAll(eventsWithStaff.changed(known));
            }
            knownUpTo = now;
        } finally {
            asking.unlock();
        }
    }

    /**
     * Decides whether the caller may scan for the event. A draft has no gate. A staff entry that
     * names the caller's verified email is bound to the caller's account here, at the first call.
     */
    public AccessDecision decide(EventId id, Caller caller) {
        forgetChanges();
        EventWithStaff known = cache.get(id).orElse(null);
        if (known == null) {
            // The absence is not cached, because the event may be learnt at any moment.
            cache.invalidate(id);
            return new UnknownEvent();
        }
        if (known.event().isDraft()) {
            // The answer for a draft must be that for an unknown event.
            return new UnknownEvent();
        }
        return mayScan(known, Steward.of(caller, addressKey))
                ? new Allowed(known.event())
                : new NotStaff();
    }

    private boolean mayScan(EventWithStaff known, Steward steward) {
        String account = steward.accountId();
        return steward.organizes(known.event())
                || known.staff().stream().anyMatch(entry -> entry.isBoundTo(account))
                || known.staff().stream()
                        .filter(entry -> entry.waitsFor(steward.emailHash()))
                        .anyMatch(entry -> bind(known.event().id(), entry.id(), account));
    }

    /** Another replica may have bound the entry meanwhile, also to this account. */
    private boolean bind(EventId event, StaffId entry, String accountId) {
        boolean bound = bindGateStaff.bind(event, entry, accountId);
        cache.invalidate(event);
        return bound
                || cache.get(event).stream()
                        .flatMap(known -> known.staff().stream())
                        .anyMatch(other -> other.isBoundTo(accountId));
    }

    /** Tells whether the caller is organizer or staff of at least one event. */
    public boolean mayScanSomewhere(Caller caller) {
        return events.anyFor(Steward.of(caller, addressKey));
    }

    List<GateEvent> gatesOf(
            Caller caller, Instant now, Instant afterStart, UUID afterId, int limit) {
        return events.openFor(Steward.of(caller, addressKey), now, afterStart, afterId, limit);
    }
}
