package dev.usher.validation.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.usher.platform.web.security.Caller;
import dev.usher.validation.access.AccessDecision.Allowed;
import dev.usher.validation.access.AccessDecision.NotStaff;
import dev.usher.validation.access.AccessDecision.UnknownEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides who may scan. Rights come from the staff list as it was at most {@code
 * usher.access.cache-for} ago, so that removing somebody works within seconds while their token
 * lives on.
 */
@Service
public class GateAccess {

    private final GateEvents events;
    private final StaffPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LoadingCache<UUID, Optional<Guarded>> guarded;

    /** An event together with its staff list. */
    private record Guarded(GateEvent event, List<StaffEntry> staff) {}

    GateAccess(
            GateEvents events,
            StaffPublisher publisher,
            TransactionTemplate transaction,
            Clock clock,
            AccessSettings settings) {
        this.events = events;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
        this.guarded =
                Caffeine.newBuilder()
                        .maximumSize(settings.cacheEvents())
                        .expireAfterWrite(settings.cacheFor())
                        .build(this::load);
    }

    private Optional<Guarded> load(UUID eventId) {
        return events.find(eventId).map(event -> new Guarded(event, events.staffOf(eventId)));
    }

    /**
     * Whether the caller may scan for the event. Staff named by e-mail are bound to the caller's
     * account here, at their first call.
     */
    public AccessDecision decide(UUID eventId, Caller caller) {
        Guarded known = guarded.get(eventId).orElse(null);
        if (known == null) {
            // Not remembered: the event may be learnt any moment.
            guarded.invalidate(eventId);
            return new UnknownEvent();
        }
        if (known.event().organizerId().equals(caller.accountId())) {
            return new Allowed(known.event());
        }
        for (StaffEntry entry : known.staff()) {
            if (entry.boundTo(caller.accountId())) {
                return new Allowed(known.event());
            }
        }
        for (StaffEntry entry : known.staff()) {
            if (entry.waitsFor(caller.email()) && bind(known.event(), entry, caller)) {
                return new Allowed(known.event());
            }
        }
        return new NotStaff();
    }

    /** Whether the caller is organizer or staff of at least one event. */
    public boolean mayScanSomewhere(Caller caller) {
        return events.anyFor(caller.accountId(), caller.email());
    }

    List<GateEvent> gatesOf(Caller caller, Instant afterStart, UUID afterId, int limit) {
        return events.openFor(
                caller.accountId(), caller.email(), clock.instant(), afterStart, afterId, limit);
    }

    private boolean bind(GateEvent event, StaffEntry entry, Caller caller) {
        Instant now = clock.instant();
        Boolean bound =
                transaction.execute(status -> {
                    boolean first = events.bind(entry.id(), caller.accountId(), now);
                    if (first) {
                        publisher.bound(event.id(), entry.id(), caller.accountId(), now);
                    }
                    return first;
                });
        guarded.invalidate(event.id());
        if (Boolean.TRUE.equals(bound)) {
            return true;
        }
        // Somebody was faster: it counts only if that was the same account.
        return events.staffOf(event.id()).stream()
                .anyMatch(current ->
                        current.id().equals(entry.id()) && current.boundTo(caller.accountId()));
    }
}
